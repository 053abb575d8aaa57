using BacktestCli.Core.Market;
using BacktestCli.Data.Import;

namespace BacktestCli.Data;

/// <summary>What every bar must keep to, whoever it comes from.</summary>
internal static class BarRules
{
    private const double LargestCount = 1L << 53;

    /// <summary>The first rule a bar breaks; null where it breaks none.</summary>
    public static FaultKind? Broken(BarTable bars, int bar, Interval interval)
    {
        double open = bars[BarField.Open][bar];
        double high = bars[BarField.High][bar];
        double low = bars[BarField.Low][bar];
        double close = bars[BarField.Close][bar];
        double volume = bars[BarField.Volume][bar];
        if (!interval.IsAligned(bars.Times[bar]))
            return FaultKind.Misaligned;
        if (!double.IsFinite(open) || !double.IsFinite(high) || !double.IsFinite(low) || !double.IsFinite(close)
            || !double.IsFinite(volume))
            return FaultKind.NotFinite;
        if (open <= 0 || high <= 0 || low <= 0 || close <= 0)
            return FaultKind.NonPositivePrice;
        if (high < low || high < open || high < close || low > open || low > close)
            return FaultKind.Contradiction;
        return volume < 0 ? FaultKind.NegativeVolume : BrokenByExtras(bars, bar);
    }

    /// <summary>A bar, for a message: all that its source gives.</summary>
    public static string Describe(BarTable bars, int bar) =>
        $"{UtcTime.Format(bars.Times[bar])} open {bars[BarField.Open][bar]} high {bars[BarField.High][bar]} low {bars[BarField.Low][bar]} "
        + $"close {bars[BarField.Close][bar]} volume {bars[BarField.Volume][bar]}{Extras(bars, bar)}";

    private static FaultKind? BrokenByExtras(BarTable bars, int bar)
    {
        for (BarField field = BarField.QuoteVolume; (int)field < BarFields.Count; field++)
        {
            double value = bars[field][bar];
            if (double.IsInfinity(value))
                return FaultKind.NotFinite;
            if (value < 0)
                return FaultKind.NegativeVolume;
        }

        double trades = bars[BarField.Trades][bar];
        return trades > LargestCount || trades > Math.Floor(trades) ? FaultKind.BrokenCount : null;
    }

    private static string Extras(BarTable bars, int bar) => string.Concat(
        from field in Enumerable.Range(BarFields.Required, BarFields.Count - BarFields.Required)
        let value = bars[(BarField)field][bar]
        where !double.IsNaN(value)
        select $" {BarFields.Names[field]} {value}");
}
