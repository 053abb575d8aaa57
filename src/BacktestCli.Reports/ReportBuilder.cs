using BacktestCli.Core.Metrics;
using BacktestCli.Reports.Signals;

namespace BacktestCli.Reports;

/// <summary>Makes a report of a run.</summary>
public static class ReportBuilder
{
    /// <summary>Computes every metric, cuts the run into periods, and looks for what a reader must be warned of.</summary>
    /// <exception cref="ArgumentException">A signal's recording is not among those used.</exception>
    public static Report Build(ReportInput input)
    {
        SignalReport? signals = SignalReport.Of(input);
        return new Report
        {
            Strategy = input.Strategy,
            EngineVersion = input.EngineVersion,
            Result = input.Result,
            Datasets = input.Datasets,
            Metrics = MetricCatalog.Compute(new RunStatistics(input.Result)),
            Benchmark = BenchmarkResult.Of(input),
            Intrabar = IntrabarOutcome.Of(input.Result),
            Periods = ReportPeriods.Of(input.Result),
            Signals = signals,
            Applied =
            [
                .. AppliedEffects.Of(input.Result),
                .. signals is null ? Array.Empty<AppliedEffect>() : [SignalWords.Applied(signals, input.Result.Options)],
            ],
            Warnings =
            [
                .. SignalWords.AboutContamination(signals) is { } contaminated ? [contaminated] : Array.Empty<ReportWarning>(),
                .. input.ExtraWarnings, .. ReportWarnings.Of(input), .. SignalWords.Warnings(signals),
            ],
        };
    }
}
