namespace BacktestCli.Core.Market;

/// <summary>What one instrument did during one interval, [open time, close time).</summary>
/// <param name="OpenTime">First instant of the bar, Unix milliseconds, UTC; aligned to the interval.</param>
/// <param name="Open">First price, quote currency, above 0.</param>
/// <param name="High">Highest price; at least <paramref name="Open"/> and <paramref name="Close"/>.</param>
/// <param name="Low">Lowest price; at most <paramref name="Open"/> and <paramref name="Close"/>.</param>
/// <param name="Close">Last price.</param>
/// <param name="Volume">Base quantity traded, 0 or more.</param>
public readonly record struct Bar(long OpenTime, double Open, double High, double Low, double Close, double Volume)
{
    /// <summary>The mean of high, low and close.</summary>
    public double TypicalPrice => (High + Low + Close) / 3;
}
