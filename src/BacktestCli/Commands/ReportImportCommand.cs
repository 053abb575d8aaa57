using System.CommandLine;
using BacktestCli.Handlers;

namespace BacktestCli.Commands;

/// <summary><c>backtest report import</c>.</summary>
internal sealed class ReportImportCommand : ExampleCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "What the other program found: of freqtrade a backtest-result .zip or .json." };

    private readonly Option<string> _from = new("--from") { Description = "The program that made it: freqtrade.", HelpName = "PROGRAM", Required = true };

    private readonly Option<string?> _strategy = new("--strategy") { Description = "Which strategy, where the file has several.", HelpName = "NAME" };

    private readonly Option<string?> _exchange = new("--exchange") { Description = "Venue of the instruments (default: what the file says).", HelpName = "NAME" };

    private readonly Option<string> _out = new("--out") { Description = "The report's folder.", HelpName = "DIR", DefaultValueFactory = _ => "runs/imported" };

    public ReportImportCommand()
        : base(
            "import",
            "Make a report of what another program found in a back-test, metrics by the formulas of this one; what it does not say is null.",
            "backtest report import freqtrade.json --from freqtrade --exchange binance",
            "backtest report import freqtrade.json --from freqtrade --out runs/old")
    {
        _from.AcceptOnlyFromAmong("freqtrade");
        Arguments.Add(_file);
        foreach (Option option in new Option[] { _from, _strategy, _exchange, _out })
            Options.Add(option);
    }

    public ReportImportOptions Bind(ParseResult result) =>
        new(result.GetRequiredValue(_file), result.GetValue(_strategy), result.GetValue(_exchange), result.GetRequiredValue(_out));
}
