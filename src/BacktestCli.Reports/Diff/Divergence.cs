using BacktestCli.Core.Market;

namespace BacktestCli.Reports.Diff;

/// <summary>Where two runs part: the first event that is not the same, as each has it.</summary>
/// <param name="Kind">What it is: <c>signal</c>, <c>order</c>, <c>entry</c>, <c>exit</c>, <c>equity</c>.</param>
/// <param name="Time">When, Unix ms: the earlier of the two.</param>
/// <param name="Instrument">What it is about; empty for the account.</param>
/// <param name="Before">What the earlier report says of it; null where it has nothing then.</param>
/// <param name="Now">What the later report says of it; null where it has nothing then.</param>
public sealed record Divergence(string Kind, long Time, string Instrument, string? Before, string? Now)
{
    /// <summary><c>entry of binance spot BTCUSDT at 2024-01-03T10:00:00Z</c>.</summary>
    public string Title => $"{Kind}{(Instrument.Length > 0 ? $" of {Instrument}" : "")} at {UtcTime.Format(Time)}";

    /// <summary>The earliest; of several at one time the first, so give them in the order in which one leads to the next.</summary>
    internal static Divergence? Earliest(params ReadOnlySpan<Divergence?> found)
    {
        Divergence? earliest = null;
        foreach (Divergence? one in found)
        {
            if (one is not null && (earliest is null || one.Time < earliest.Time))
                earliest = one;
        }

        return earliest;
    }
}
