namespace BacktestCli.Core.Market;

/// <summary>What one instrument did during one interval, [open time, close time).</summary>
/// <remarks>
/// Only the engine sets a bar in place: it moves one from the columns to the strategy field by field, because copying the whole value right
/// after its fields were written stalls the processor (its wide load waits for the narrow stores), which was a third of the engine's time.
/// </remarks>
public record struct Bar
{
    /// <summary>A bar.</summary>
    /// <param name="openTime">Unix milliseconds, UTC; aligned to the interval.</param>
    /// <param name="open">First price, quote currency, above 0.</param>
    /// <param name="high">Highest price; at least open and close.</param>
    /// <param name="low">Lowest price; at most open and close.</param>
    /// <param name="close">Last price.</param>
    /// <param name="volume">Base quantity traded, 0 or more.</param>
    public Bar(long openTime, double open, double high, double low, double close, double volume)
    {
        OpenTime = openTime;
        Open = open;
        High = high;
        Low = low;
        Close = close;
        Volume = volume;
    }

    /// <summary>First instant of the bar, Unix milliseconds, UTC; aligned to the interval.</summary>
    public long OpenTime { readonly get; internal set; }

    /// <summary>First price, quote currency, above 0.</summary>
    public double Open { readonly get; internal set; }

    /// <summary>Highest price; at least <see cref="Open"/> and <see cref="Close"/>.</summary>
    public double High { readonly get; internal set; }

    /// <summary>Lowest price; at most <see cref="Open"/> and <see cref="Close"/>.</summary>
    public double Low { readonly get; internal set; }

    /// <summary>Last price.</summary>
    public double Close { readonly get; internal set; }

    /// <summary>Base quantity traded, 0 or more.</summary>
    public double Volume { readonly get; internal set; }

    /// <summary>The mean of high, low and close.</summary>
    public readonly double TypicalPrice => (High + Low + Close) / 3;
}
