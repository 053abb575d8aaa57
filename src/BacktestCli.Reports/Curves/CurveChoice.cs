namespace BacktestCli.Reports.Curves;

/// <summary>Which curve of a file is meant.</summary>
public sealed record CurveChoice
{
    /// <summary>The column; null: the one whose name says that it is a curve, or the only one of numbers.</summary>
    public string? Column { get; init; }

    /// <summary>The column of the benchmark; null: there is none.</summary>
    public string? BenchmarkColumn { get; init; }

    /// <summary>What the column is; null: as its name and its values say.</summary>
    public CurveKind? Kind { get; init; }

    /// <summary>Periods of a year, above 0.</summary>
    public double PeriodsPerYear { get; init; } = 365;
}

/// <summary>What the numbers of a curve are.</summary>
public enum CurveKind
{
    /// <summary>What the account is worth.</summary>
    Equity,

    /// <summary>What it gained since the row before, fraction.</summary>
    Returns,
}
