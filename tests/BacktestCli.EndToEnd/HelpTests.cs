using System.CommandLine;
using BacktestCli.Commands;
using BacktestCli.Composition;
using BacktestCli.FakeVenues;

namespace BacktestCli.EndToEnd;

/// <summary>The examples at the end of every command's help run as they stand, with fake venues for the real ones.</summary>
public sealed class HelpTests
{
    public static TheoryData<string> Examples => [.. Commands(new CommandTree(Surroundings.OfThisProcess()).Root).SelectMany(command => command.Examples)];

    [Fact]
    public void Every_command_has_two_examples() =>
        Assert.All(Leaves(new CommandTree(Surroundings.OfThisProcess()).Root), command => Assert.Equal(2, Assert.IsAssignableFrom<ExampleCommand>(command).Examples.Count));

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_of_the_help_runs(string example)
    {
        await using FakeServer venues = await FakeServer.StartAsync(FakeVenueCatalog.All(new FakeMarket()));
        using Backtest tool = new();
        tool.Asking(venues.Address);
        tool.Run("data export --data sample --out bars.csv").Expect(0);
        if (example.StartsWith("backtest data re", StringComparison.Ordinal))
        {
            string interval = example.Contains("--interval 1h", StringComparison.Ordinal) ? "1h" : "1m";
            tool.Run($"data download --symbol BTCUSDT --interval {interval} --from 2024-01-01 --to 2024-01-03").Expect(0);
        }

        if (example.StartsWith("backtest report html", StringComparison.Ordinal))
            tool.Run("run --data sample --strategy rsi-volume --name mine").Expect(0);
        if (example.Contains("signals.jsonl", StringComparison.Ordinal))
            tool.Run("signals generate --strategy llm-sentiment --data sample --model ollama/qwen3 --signals signals.jsonl").Expect(0);
        File.WriteAllText(tool.PathOf("answer.txt"), "Sure:\n```json\n{sentiment: 0.4, 'confidence': 70%, key_factors: [\"a higher low\",], recommendation: buy}\n```");
        tool.Run(example["backtest ".Length..]).Expect(0);
        Assert.Empty(venues.Unscripted);
    }

    private static IEnumerable<ExampleCommand> Commands(Command root) => Leaves(root).OfType<ExampleCommand>();

    private static IEnumerable<Command> Leaves(Command command) =>
        command.Subcommands.Count == 0 ? [command] : command.Subcommands.SelectMany(Leaves);
}
