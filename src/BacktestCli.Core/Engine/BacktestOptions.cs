using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Margin;
using BacktestCli.Core.Trading.Protections;

namespace BacktestCli.Core.Engine;

/// <summary>How a run is simulated. The defaults are the honest choices.</summary>
public sealed record BacktestOptions
{
    private const decimal MaxCash = 1_000_000_000_000m;

    /// <summary>Starting cash, quote currency, above 0 and at most a million million, so that the account has room to grow.</summary>
    /// <value>Default 10,000.</value>
    public decimal Cash { get; init; } = 10_000m;

    /// <summary>How the cash is divided between venues; null, and for several venues: in equal parts. Where it is given, the parts add up to <see cref="Cash"/>.</summary>
    public IReadOnlyDictionary<string, decimal>? CashByVenue { get; init; }

    /// <summary>What a venue charges that has no schedule of its own in the run.</summary>
    public FeeSchedule Fees { get; init; } = new();

    /// <summary>How much worse than the touch price market and stop orders fill.</summary>
    /// <value>Default 5 basis points.</value>
    public Slippage Slippage { get; init; } = new BpsSlippage(5);

    /// <summary>Distance of the best bid and the best offer, basis points of the price; orders that cross it pay half.</summary>
    /// <value>Default 0.</value>
    public double SpreadBps { get; init; }

    /// <summary>For what is drawn by chance; the same seed draws the same.</summary>
    /// <value>Default 1.</value>
    public long Seed { get; init; } = 1;

    /// <summary>Most that a margined position may be worth, as a multiple of its margin, 1 or more.</summary>
    /// <value>Default 1.</value>
    public decimal Leverage { get; init; } = 1;

    /// <summary>What stands behind a margined position.</summary>
    /// <value>Default <see cref="MarginMode.Isolated"/>.</value>
    public MarginMode MarginMode { get; init; }

    /// <summary>What a venue asks for as margin that has no schedule of its own in the run.</summary>
    public MarginSchedule Margin { get; init; } = new();

    /// <summary>
    /// Yearly interest on what is borrowed to trade spot on margin, fraction, charged for every bar a position is held; null: spot cannot be borrowed,
    /// so it is never short and never leveraged.
    /// </summary>
    public decimal? BorrowRate { get; init; }

    /// <summary>Share of a bar's volume that the orders for an instrument may fill, fraction, above 0 and at most 1; null: any.</summary>
    public decimal? MaxVolumeShare { get; init; }

    /// <summary>Positions that may be open at a time, 1 or more; null: any number.</summary>
    public int? MaxPositions { get; init; }

    /// <summary>What keeps positions from being opened.</summary>
    public IReadOnlyList<Protection> Protections { get; init; } = [];

    /// <summary>When market orders fill.</summary>
    /// <value>Default <see cref="FillModel.NextOpen"/>.</value>
    public FillModel Fill { get; init; }

    /// <summary>Which comes first where a bar holds both a stop and a target.</summary>
    /// <value>Default <see cref="IntrabarModel.Pessimistic"/>.</value>
    public IntrabarModel Intrabar { get; init; }

    /// <summary>True: a position open at the end stays open and counts as open profit.</summary>
    /// <value>Default false: it is closed at the last close, with fee and slippage.</value>
    public bool KeepOpen { get; init; }

    /// <summary>How much of the equity curve the result keeps.</summary>
    /// <value>Default <see cref="EquityDetail.Daily"/>.</value>
    public EquityDetail Equity { get; init; }

    /// <summary>Every rule these options break, each naming its setting; empty when valid.</summary>
    public IEnumerable<string> Problems()
    {
        if (Cash is <= 0 or > MaxCash)
            yield return $"cash is {Cash}: it must be above 0 and at most {MaxCash}.";
        if (CashByVenue is { } parts && (parts.Values.Any(part => part <= 0) || parts.Values.Sum() != Cash))
            yield return "cash by venue: each part must be above 0, and together they must be the cash.";
        if (Leverage is < 1 or > 500)
            yield return $"leverage is {Leverage}: it must be from 1 to 500.";
        if (!(SpreadBps is >= 0 and <= 1_000))
            yield return $"spread is {SpreadBps}: it must be from 0 to 1000 basis points.";
        if (BorrowRate is < 0 or > 10)
            yield return $"borrow-rate is {BorrowRate}: it must be a yearly fraction from 0 to 10 (10 % = 0.1).";
        if (MaxVolumeShare is <= 0 or > 1)
            yield return $"max-volume-share is {MaxVolumeShare}: it must be a fraction above 0 and at most 1.";
        if (MaxPositions is < 1)
            yield return $"max-positions is {MaxPositions}: it must be 1 or more.";
        if (Intrabar == IntrabarModel.Optimistic)
            yield return "intrabar is optimistic: that is only the far end of the range that a report prints; it must be pessimistic or path.";
        foreach (string problem in Fees.Problems().Concat(Margin.Problems()))
            yield return problem;
    }
}

/// <summary>When market orders fill.</summary>
public enum FillModel
{
    /// <summary>At the open of the next bar.</summary>
    NextOpen,

    /// <summary>At the close of the bar that caused them: for parity with tools that work so; the report warns.</summary>
    Close,
}

/// <summary>How much of the equity curve a result keeps.</summary>
public enum EquityDetail
{
    /// <summary>The last point of each UTC day.</summary>
    Daily,

    /// <summary>Every bar's point.</summary>
    Full,

    /// <summary>No point in the report; metrics are the same.</summary>
    None,
}
