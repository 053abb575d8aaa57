using System.CommandLine;
using BacktestCli.Handlers.Reporting;
using BacktestCli.Reports.Curves;

namespace BacktestCli.Commands;

/// <summary><c>backtest report metrics</c>.</summary>
internal sealed class ReportMetricsCommand : ExampleCommand
{
    private static readonly Choices<CurveKind> Kinds = new() { ["equity"] = CurveKind.Equity, ["returns"] = CurveKind.Returns };

    private readonly Argument<string> _file = new("FILE") { Description = "A CSV file, a row for each day or for each shorter time." };

    private readonly Option<string?> _column = new("--column") { Description = "The curve's column (default: as the names of columns say).", HelpName = "NAME" };

    private readonly Option<string?> _benchmark = new("--benchmark-column") { Description = "The column of a benchmark to hold it against.", HelpName = "NAME" };

    private readonly Option<string?> _kind = new("--kind") { Description = "What the column holds: equity or returns (default: as its name and values say)." };

    private readonly Option<double> _periods = new("--periods") { Description = "Periods of a year.", DefaultValueFactory = _ => 365, HelpName = "N" };

    public ReportMetricsCommand()
        : base(
            "metrics",
            "Compute every metric of returns over any curve of equity or of returns.",
            "backtest report metrics bars.csv --column close",
            "backtest report metrics bars.csv --column close --benchmark-column open --kind equity --periods 252 --json")
    {
        _kind.AcceptOnlyFromAmong([.. Kinds.Keys]);
        Arguments.Add(_file);
        foreach (Option option in new Option[] { _column, _benchmark, _kind, _periods })
            Options.Add(option);
    }

    public ReportMetricsOptions Bind(ParseResult result) => new(result.GetRequiredValue(_file), new CurveChoice
    {
        Column = result.GetValue(_column),
        BenchmarkColumn = result.GetValue(_benchmark),
        Kind = result.GetValue(_kind) is { } kind ? Kinds[kind] : null,
        PeriodsPerYear = result.GetValue(_periods),
    });
}
