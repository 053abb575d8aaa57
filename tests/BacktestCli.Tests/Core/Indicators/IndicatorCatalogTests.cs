using System.Text.RegularExpressions;
using BacktestCli.Core.Indicators;

namespace BacktestCli.Tests.Core.Indicators;

public sealed partial class IndicatorCatalogTests
{
    [Fact]
    public void Every_indicator_of_the_library_is_listed_once()
    {
        IEnumerable<Type> written = typeof(IIndicator).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsPublic: true } && type.IsAssignableTo(typeof(IIndicator)));
        IEnumerable<Type> listed = IndicatorCatalog.All.Select(entry => Replay.Create(entry).GetType());

        Assert.Equal(written.Select(type => type.Name).Order(), listed.Select(type => type.Name).Order());
        Assert.Distinct(IndicatorCatalog.All.Select(entry => entry.Name));
    }

    [Fact]
    public void An_entry_says_truly_what_it_takes() =>
        Assert.All(IndicatorCatalog.All, entry => Assert.IsType(
            entry.Input switch
            {
                IndicatorInput.Bars => typeof(IBarIndicator),
                IndicatorInput.Series => typeof(IValueIndicator),
                _ => typeof(IPairIndicator),
            },
            Replay.Create(entry),
            exactMatch: false));

    [Fact]
    public void Names_can_be_written_in_an_expression()
    {
        IEnumerable<string> names = IndicatorCatalog.All.SelectMany(entry =>
            entry.Parameters.Select(p => p.Name).Concat(entry.Outputs.Select(o => o.Name)).Append(entry.Name));

        Assert.All(names, name => Assert.Matches(SnakeCase(), name));
    }

    [Fact]
    public void Defaults_are_allowed() =>
        Assert.All(IndicatorCatalog.All.SelectMany(entry => entry.Parameters), p => Assert.True(p.Default >= p.Min, p.Name));

    [Fact]
    public void A_name_is_found_as_it_is_written_and_no_other_is()
    {
        Assert.Equal("rsi", IndicatorCatalog.Find("rsi")?.Name);
        Assert.Null(IndicatorCatalog.Find("RSI"));
        Assert.Null(IndicatorCatalog.Find("no_such"));
    }

    [Fact]
    public void Each_file_stays_within_sixty_lines()
    {
        string folder = Path.Combine(Repository.Root, "src", "BacktestCli.Core", "Indicators");
        string[] files = [.. Directory.GetFiles(folder, "*.cs").Where(file => Path.GetFileName(file) != "IndicatorCatalog.cs")];

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.True(File.ReadAllLines(file).Length <= 60, file));
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex SnakeCase();
}
