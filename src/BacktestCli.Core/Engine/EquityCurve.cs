namespace BacktestCli.Core.Engine;

/// <summary>How the account's worth moved. Drawdowns and exposure are measured on every bar, whatever is kept.</summary>
public sealed record EquityCurve
{
    /// <summary>The last point of each UTC day that has bars, oldest first.</summary>
    public required IReadOnlyList<EquityPoint> Daily { get; init; }

    /// <summary>Every bar's point; empty unless <see cref="EquityDetail.Full"/> was asked for.</summary>
    public required IReadOnlyList<EquityPoint> PerBar { get; init; }

    /// <summary>Falls from a peak.</summary>
    public required DrawdownSummary Drawdowns { get; init; }

    /// <summary>How much was at risk.</summary>
    public required ExposureSummary Exposure { get; init; }
}

/// <summary>The account at one bar's close.</summary>
/// <param name="Time">Close time of the bar, Unix ms.</param>
/// <param name="Equity">Cash plus positions at the close, quote currency.</param>
/// <param name="Drawdown">Fall from the highest equity so far (initial cash included), fraction, 0 or more.</param>
/// <param name="Exposure">Σ |position| × close ÷ equity, fraction; 0 when flat.</param>
/// <param name="Price">What holding the instruments was worth: the close at which one was marked, Σ weight × close ÷ first open of several.</param>
public readonly record struct EquityPoint(long Time, double Equity, double Drawdown, double Exposure, double Price);

/// <summary>Drawdowns over every bar of a run; one lasts from its peak to the first bar at or above that peak.</summary>
/// <param name="Count">How many there were.</param>
/// <param name="MaxDepth">Deepest, fraction, 0 or more.</param>
/// <param name="MeanDepth">Mean of their depths, fraction; NaN where there was none.</param>
/// <param name="MaxDuration">Longest, ms; an unrecovered one lasts to the end.</param>
/// <param name="MeanDuration">Mean of their durations, ms; NaN where there was none.</param>
/// <param name="BarsUnderWater">Bars whose equity was below an earlier peak.</param>
/// <param name="SumOfSquares">Sum over bars of the squared drawdown, for the ulcer index.</param>
/// <param name="Worst">The five deepest, deepest first.</param>
public sealed record DrawdownSummary(
    long Count,
    double MaxDepth,
    double MeanDepth,
    long MaxDuration,
    double MeanDuration,
    long BarsUnderWater,
    double SumOfSquares,
    IReadOnlyList<DrawdownEpisode> Worst);

/// <summary>One drawdown.</summary>
/// <param name="PeakTime">When the peak was, Unix ms.</param>
/// <param name="TroughTime">When it was deepest, Unix ms.</param>
/// <param name="RecoveryTime">When the peak was reached again, Unix ms; null where it was not.</param>
/// <param name="Depth">Fraction, above 0.</param>
public sealed record DrawdownEpisode(long PeakTime, long TroughTime, long? RecoveryTime, double Depth);

/// <summary>How much was at risk, over every bar of a run.</summary>
/// <param name="BarsLong">Closes at which the positions were worth more long than short, or as much.</param>
/// <param name="BarsShort">Closes at which they were worth more short.</param>
/// <param name="Mean">Mean exposure over all bars, fraction of equity.</param>
/// <param name="Max">Largest exposure at a close, fraction of equity.</param>
public sealed record ExposureSummary(long BarsLong, long BarsShort, double Mean, double Max);
