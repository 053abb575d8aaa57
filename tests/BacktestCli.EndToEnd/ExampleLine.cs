namespace BacktestCli.EndToEnd;

/// <summary>A line that shows a command, as the README and the samples write it: <c>backtest run -s x  # exit 1</c>.</summary>
/// <param name="Arguments">What follows the program's name.</param>
/// <param name="ExitCode">How it ends; 0 where the line does not say.</param>
internal sealed record ExampleLine(string Arguments, int ExitCode)
{
    private const string Program = "backtest ";
    private const string Exit = "# exit ";

    /// <summary>Those of the lines that are commands of this program.</summary>
    public static IEnumerable<ExampleLine> In(IEnumerable<string> lines) =>
        lines.Where(line => line.StartsWith(Program, StringComparison.Ordinal)).Select(Parse);

    public override string ToString() => Program + Arguments;

    private static ExampleLine Parse(string line)
    {
        int comment = line.IndexOf("  #", StringComparison.Ordinal);
        string command = comment < 0 ? line : line[..comment];
        int exit = line.IndexOf(Exit, StringComparison.Ordinal);
        return new ExampleLine(command[Program.Length..], exit < 0 ? 0 : line[exit + Exit.Length] - '0');
    }
}
