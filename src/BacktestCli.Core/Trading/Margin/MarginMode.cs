namespace BacktestCli.Core.Trading.Margin;

/// <summary>What stands behind a leveraged position.</summary>
public enum MarginMode
{
    /// <summary>The margin put up for it, and nothing else: no more than that can be lost.</summary>
    Isolated,

    /// <summary>All cash of its account at the venue, and the profit of the account's other positions.</summary>
    Cross,
}
