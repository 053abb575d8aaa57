using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;

namespace BacktestCli.Core.Engine.Causality;

/// <summary>
/// What a strategy is told while it is checked, in place of a model: at every bar an opinion that hangs on that bar's numbers alone, of every direction,
/// strength and sureness, now and then none. So it is the same wherever the data begin, and another as soon as a bar is.
/// </summary>
internal sealed class StandInSignals : ISignalSource
{
    private const double AbstainedOf = 16;

    /// <inheritdoc/>
    public Signal? Latest(IStrategyContext context)
    {
        Bar bar = context.Bar;
        ulong state = Mix((ulong)bar.OpenTime);
        foreach (double value in (ReadOnlySpan<double>)[bar.Open, bar.High, bar.Low, bar.Close, bar.Volume])
            state = Mix(state ^ BitConverter.DoubleToUInt64Bits(value));
        if (Draw(ref state) < 1 / AbstainedOf)
            return new Signal { Time = context.Time, Score = 0, Confidence = 0, Origin = SignalOrigin.Abstained };
        double score = (2 * Draw(ref state)) - 1, distance = 0.01 + (0.04 * Draw(ref state)), reward = 1 + (3 * Draw(ref state));
        return new Signal
        {
            Time = context.Time,
            Score = score,
            Confidence = Draw(ref state),
            Entry = bar.Close,
            StopLoss = bar.Close * (1 - (Math.Sign(score) * distance)),
            TakeProfit = bar.Close * (1 + (Math.Sign(score) * distance * reward)),
            Share = Draw(ref state),
            Quantity = Quantity(bar.Close, Draw(ref state)),
            Reason = "a stand-in",
            Origin = SignalOrigin.Primary,
        };
    }

    /// <summary>Up to 1,000 of quote currency, base currency; null where a price is beyond what amounts can hold.</summary>
    private static decimal? Quantity(double price, double share)
    {
        double quantity = 1_000 * share / price;
        return quantity is > 1e-12 and < 1e15 ? (decimal)quantity : null;
    }

    /// <summary>The next of a row of numbers from 0 to under 1.</summary>
    private static double Draw(ref ulong state)
    {
        state = Mix(state);
        return (state >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>A number that shows nothing of the one it is made of.</summary>
    /// <remarks>Steele, Lea and Flood (2014), Fast splittable pseudorandom number generators, SplitMix64.</remarks>
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
