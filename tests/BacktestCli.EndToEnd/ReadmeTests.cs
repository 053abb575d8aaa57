using BacktestCli.FakeVenues;
using BacktestCli.Tests;

namespace BacktestCli.EndToEnd;

/// <summary>
/// Someone new must succeed from the README alone: its examples run, in order, in one folder with an empty cache, with fake venues for the real ones.
/// </summary>
public sealed class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public async Task Every_backtest_command_of_the_readme_does_what_it_says()
    {
        await using FakeServer venues = await FakeServer.StartAsync(FakeVenueCatalog.All(new FakeMarket()));
        using Backtest tool = new();
        tool.Asking(venues.Address);
        int run = 0;
        foreach (ExampleLine line in ExampleLine.In(CodeLines()))
        {
            tool.Run(line.Arguments).Expect(line.ExitCode);
            run++;
        }

        Assert.Empty(venues.Unscripted);
        Assert.True(run >= 20, $"only {run} commands were found");
    }

    [Fact]
    public void The_first_screen_names_the_two_commands_a_newcomer_needs()
    {
        string firstScreen = string.Join('\n', Readme.Split('\n')[..40]);

        Assert.Contains("dotnet run -c Release --project src/BacktestCli -- run --strategy rsi-volume", firstScreen, StringComparison.Ordinal);
        Assert.Contains("dotnet test", firstScreen, StringComparison.Ordinal);
    }

    /// <summary>What the README shows of the first command is what it prints.</summary>
    [Fact]
    public void The_screen_shown_for_the_first_command_is_the_one_it_prints()
    {
        using Backtest tool = new();
        string screen = tool.Run("run --strategy rsi-volume").Expect(0).Out.Replace("\r", "", StringComparison.Ordinal).TrimEnd();

        Assert.Contains(screen, Readme, StringComparison.Ordinal);
    }

    /// <summary>Lines of the fenced shell blocks.</summary>
    private static IEnumerable<string> CodeLines()
    {
        bool inside = false;
        foreach (string line in Readme.Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                inside = line == "```sh";
            else if (inside)
                yield return line;
        }
    }
}
