using BacktestCli.Core.Metrics;

namespace BacktestCli.Reports;

/// <summary>Makes a report of a run.</summary>
public static class ReportBuilder
{
    /// <summary>Computes every metric, cuts the run into periods, and looks for what a reader must be warned of.</summary>
    public static Report Build(ReportInput input) => new()
    {
        Strategy = input.Strategy,
        EngineVersion = input.EngineVersion,
        Result = input.Result,
        Datasets = input.Datasets,
        Metrics = MetricCatalog.Compute(new RunStatistics(input.Result)),
        Intrabar = IntrabarOutcome.Of(input.Result),
        Periods = ReportPeriods.Of(input.Result),
        Applied = AppliedEffects.Of(input.Result),
        Warnings = [.. input.ExtraWarnings, .. ReportWarnings.Of(input)],
    };
}
