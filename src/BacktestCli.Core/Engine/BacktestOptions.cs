using BacktestCli.Core.Trading;

namespace BacktestCli.Core.Engine;

/// <summary>How a run is simulated. The defaults are the honest choices.</summary>
public sealed record BacktestOptions
{
    private const decimal MaxCash = 1_000_000_000_000m;

    /// <summary>Starting cash, quote currency, above 0 and at most a million million, so that the account has room to grow.</summary>
    /// <value>Default 10,000.</value>
    public decimal Cash { get; init; } = 10_000m;

    /// <summary>What the venue charges.</summary>
    public FeeSchedule Fees { get; init; } = new();

    /// <summary>How much worse than the touch price market and stop orders fill.</summary>
    /// <value>Default 5 basis points.</value>
    public Slippage Slippage { get; init; } = new BpsSlippage(5);

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
        foreach (string problem in Fees.Problems())
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
