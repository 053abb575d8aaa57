using System.CommandLine;
using BacktestCli.Commands;
using BacktestCli.Composition;

namespace BacktestCli.EndToEnd;

/// <summary>The examples at the end of every command's help run as they stand.</summary>
public sealed class HelpTests
{
    public static TheoryData<string> Examples => [.. Commands(new CommandTree(Surroundings.OfThisProcess()).Root).SelectMany(command => command.Examples)];

    [Fact]
    public void Every_command_has_two_examples() =>
        Assert.All(Leaves(new CommandTree(Surroundings.OfThisProcess()).Root), command => Assert.Equal(2, Assert.IsAssignableFrom<ExampleCommand>(command).Examples.Count));

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_of_the_help_runs(string example)
    {
        using Backtest tool = new();
        tool.Run("data export --data sample --out bars.csv");
        Assert.Equal(0, tool.Run(example["backtest ".Length..]).ExitCode);
    }

    private static IEnumerable<ExampleCommand> Commands(Command root) => Leaves(root).OfType<ExampleCommand>();

    private static IEnumerable<Command> Leaves(Command command) =>
        command.Subcommands.Count == 0 ? [command] : command.Subcommands.SelectMany(Leaves);
}
