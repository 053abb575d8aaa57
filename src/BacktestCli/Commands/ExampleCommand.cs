using System.CommandLine;

namespace BacktestCli.Commands;

/// <summary>A command whose help ends with examples; a test runs each of them.</summary>
internal abstract class ExampleCommand(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>Whole command lines, each starting with <c>backtest</c>.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;
}
