using BacktestCli.Core.Indicators;
using BacktestCli.Core.Strategies;
using BacktestCli.Scripting.Declarative;

namespace BacktestCli.Tests.Scripting;

/// <summary>strategies/README.md says what the program does, and all of it.</summary>
public sealed class LanguageReferenceTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "strategies", "README.md"));

    [Fact]
    public void The_whole_strategy_it_shows_reads_without_problems()
    {
        StrategyEntry entry = Files.Entry(Blocks("yaml")[0]);

        Assert.Equal("dip-buyer", entry.Name);
        Assert.Equal(200, entry.Create(new Dictionary<string, double> { ["trend_period"] = 200, ["dip"] = 2 }).WarmUpBars);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void The_parts_of_files_it_shows_are_right(int block) => Files.Entry("name: a\ndescription: b\nsize: 50%\n" + Blocks("yaml")[block]);

    [Fact]
    public void The_mistakes_it_shows_are_those_the_program_tells() =>
        Assert.Equal(Blocks("")[0].TrimEnd(), string.Join('\n', StrategyFile.Parse(Blocks("yaml")[6], "dip-buyer.yaml").Problems));

    [Fact]
    public void It_lists_every_indicator_with_its_defaults_and_outputs()
    {
        foreach (IndicatorEntry entry in IndicatorCatalog.All)
        {
            string row = $"| `{entry.Example}` | {string.Join(", ", entry.Outputs.Select(output => output.Name))} |";
            Assert.Contains(row, Text, StringComparison.Ordinal);
        }
    }

    /// <summary>The fenced blocks of a language, in order.</summary>
    private static string[] Blocks(string language) =>
    [
        .. Text.Split("```")
            .Where((part, i) => i % 2 == 1 && part.StartsWith(language + "\n", StringComparison.Ordinal))
            .Select(part => part[(language.Length + 1)..]),
    ];
}
