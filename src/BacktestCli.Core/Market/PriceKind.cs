namespace BacktestCli.Core.Market;

/// <summary>Which of an instrument's prices a bar is made of.</summary>
public enum PriceKind
{
    /// <summary>What was paid.</summary>
    Trade,

    /// <summary>What the venue values positions at.</summary>
    Mark,
}
