using BacktestCli.Core.Engine;
using BacktestCli.Core.Metrics;

namespace BacktestCli.Reports.Imports;

/// <summary>What another program's back-test says of itself, as far as it says it.</summary>
public sealed record ForeignResult
{
    /// <summary>Which program: <c>freqtrade</c>.</summary>
    public required string Program { get; init; }

    /// <summary>SHA-256 of the file, lower-case hex.</summary>
    public required string FileHash { get; init; }

    /// <summary>The strategy's name.</summary>
    public required string Strategy { get; init; }

    /// <summary>SHA-256 of its source text, lower-case hex; null where the file does not hold it.</summary>
    public required string? SourceHash { get; init; }

    /// <summary>Its trades, oldest exit first, in the form of a run; what rests on bars is undefined in it.</summary>
    public required BacktestResult Result { get; init; }

    /// <summary>Fee rates by instrument, in their order, fraction; null where its trades paid different ones, or where there are none.</summary>
    public required IReadOnlyList<decimal?> Fees { get; init; }

    /// <summary>True where the file says what was paid as funding.</summary>
    public required bool HasFunding { get; init; }

    /// <summary>Most that a position may be worth of its margin; null: no position has margin.</summary>
    public required decimal? Leverage { get; init; }

    /// <summary>Every metric by this program's formulas; null where it rests on something that is not known.</summary>
    public required IReadOnlyList<MetricValue> Metrics { get; init; }

    /// <summary>What a reader must know.</summary>
    public required IReadOnlyList<ReportWarning> Warnings { get; init; }

    /// <summary>What that program takes into account.</summary>
    public required IReadOnlyList<AppliedEffect> Applied { get; init; }
}
