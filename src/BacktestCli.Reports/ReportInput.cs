using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Reports.Signals;

namespace BacktestCli.Reports;

/// <summary>What a report is built from.</summary>
public sealed record ReportInput
{
    /// <summary>What decided.</summary>
    public required StrategyIdentity Strategy { get; init; }

    /// <summary>What happened.</summary>
    public required BacktestResult Result { get; init; }

    /// <summary>Which bars were read: those traded on, those that decide inside them, mark prices.</summary>
    public required IReadOnlyList<Dataset> Datasets { get; init; }

    /// <summary>Version of the program that simulated.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>What models told the strategy; null where it asks for no signals.</summary>
    public SignalAccount? Signals { get; init; }

    /// <summary>What it is held against beside its own instruments; null where nothing is.</summary>
    public BenchmarkPrices? Benchmark { get; init; }

    /// <summary>Warnings that only the caller can give, such as <see cref="ReportWarnings.AssumedFees"/>; they come first.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<ReportWarning> ExtraWarnings { get; init; } = [];
}
