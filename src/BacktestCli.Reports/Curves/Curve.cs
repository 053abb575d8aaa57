using BacktestCli.Core.Metrics;

namespace BacktestCli.Reports.Curves;

/// <summary>A curve that was read from a file.</summary>
public sealed record Curve
{
    /// <summary>Its column.</summary>
    public required string Column { get; init; }

    /// <summary>What it was taken for.</summary>
    public required CurveKind Kind { get; init; }

    /// <summary>Why.</summary>
    public required string Why { get; init; }

    /// <summary>The benchmark's column; null: there is none.</summary>
    public required string? BenchmarkColumn { get; init; }

    /// <summary>Rows of the file that have a value.</summary>
    public required int Rows { get; init; }

    /// <summary>Returns that they make.</summary>
    public required int Periods { get; init; }

    /// <summary>The first row's time, Unix ms; null where rows have none.</summary>
    public required long? From { get; init; }

    /// <summary>The last row's time, Unix ms.</summary>
    public required long? To { get; init; }

    /// <summary>What a reader must know of how it was read.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>What its metrics are computed from.</summary>
    public required SeriesStatistics Statistics { get; init; }

    /// <summary>The metrics of any curve.</summary>
    public IReadOnlyList<MetricValue> Metrics => MetricCatalog.Compute(MetricCatalog.OfReturns, Statistics);

    /// <summary>Those against its benchmark; none where it has none.</summary>
    public IReadOnlyList<MetricValue> AgainstBenchmark => BenchmarkColumn is null ? [] : MetricCatalog.Compute(MetricCatalog.AgainstBenchmark, Statistics);
}
