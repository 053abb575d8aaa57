using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Metrics;
using BacktestCli.Reports.Signals;

namespace BacktestCli.Reports;

/// <summary>Everything said about one run. It holds no clock, path, host or chance: the same run makes the same report.</summary>
public sealed record Report
{
    /// <summary>Name and version of the form in which it is written.</summary>
    public const string Schema = "backtest-report/1";

    /// <summary>What decided.</summary>
    public required StrategyIdentity Strategy { get; init; }

    /// <summary>Version of the program that simulated.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>What happened: settings, trades, equity, orders.</summary>
    public required BacktestResult Result { get; init; }

    /// <summary>Which bars were read: those traded on, those that decide inside them, mark prices.</summary>
    public required IReadOnlyList<Dataset> Datasets { get; init; }

    /// <summary>Every metric of the catalogue, in its order.</summary>
    public required IReadOnlyList<MetricValue> Metrics { get; init; }

    /// <summary>The run against another instrument; null where none was named.</summary>
    public BenchmarkResult? Benchmark { get; init; }

    /// <summary>What the outcome owes to guesses about the prices inside bars.</summary>
    public required IntrabarOutcome Intrabar { get; init; }

    /// <summary>The run cut into months and years, the trades into groups.</summary>
    public required ReportPeriods Periods { get; init; }

    /// <summary>What models told the strategy, and what it was worth; null where it asks for no signals.</summary>
    public SignalReport? Signals { get; init; }

    /// <summary>What was modelled and what was not.</summary>
    public required IReadOnlyList<AppliedEffect> Applied { get; init; }

    /// <summary>What a reader must know before believing the figures; empty where nothing stands against them.</summary>
    public required IReadOnlyList<ReportWarning> Warnings { get; init; }

    /// <summary>The points to write: none, daily or every bar, as the run was told.</summary>
    public IReadOnlyList<EquityPoint> Equity => Result.Options.Equity switch
    {
        EquityDetail.Full => Result.Equity.PerBar,
        EquityDetail.Daily => Result.Equity.Daily,
        _ => [],
    };

    /// <summary>Value of the metric of that name; null where it is undefined.</summary>
    /// <exception cref="ArgumentException">There is no such metric.</exception>
    public double? Metric(string name)
    {
        foreach (MetricValue metric in Metrics)
        {
            if (metric.Metric.Name == name)
                return metric.Value;
        }

        throw new ArgumentException($"There is no metric {name}.", nameof(name));
    }
}

/// <summary>Something of the market that the simulation takes into account, or does not.</summary>
/// <param name="Effect">Its name: <c>fees</c>.</param>
/// <param name="Modelled">True where it is taken into account.</param>
/// <param name="How">How, or what follows from its absence; a sentence.</param>
public sealed record AppliedEffect(string Effect, bool Modelled, string How);

/// <summary>What stands against believing a figure.</summary>
/// <param name="Code">Its name: <c>few_trades</c>.</param>
/// <param name="Text">A sentence.</param>
public sealed record ReportWarning(string Code, string Text);
