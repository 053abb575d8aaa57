namespace BacktestCli.Core.Trading;

/// <summary>What closed a trade.</summary>
public enum ExitReason
{
    /// <summary>The strategy asked for it.</summary>
    Signal,

    /// <summary>The stop-loss was reached.</summary>
    StopLoss,

    /// <summary>The trailing stop was reached.</summary>
    TrailingStop,

    /// <summary>The take-profit was reached.</summary>
    TakeProfit,

    /// <summary>The venue closed it, because its margin no longer covered the maintenance margin.</summary>
    Liquidation,

    /// <summary>Equity reached zero; the position was closed at that bar's close and the run trades no more.</summary>
    Bankruptcy,

    /// <summary>The bars ended.</summary>
    EndOfData,
}
