using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;

namespace BacktestCli.Data.Exchanges.Binance;

/// <summary>Finds the first bar at or after an instant.</summary>
/// <param name="bars">The bars.</param>
/// <param name="days">The same instrument's days.</param>
internal sealed class FirstBar(BinanceBars bars, BinanceBars days)
{
    private readonly Interval _interval = bars.Wish.Interval;

    /// <summary>Finds its open time; null where none has closed by now.</summary>
    /// <param name="from">Unix ms.</param>
    /// <param name="now">Unix ms.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<long?> FindAsync(long from, long now, CancellationToken cancellationToken)
    {
        long first = _interval.Ceiling(from);
        if (first >= now)
            return null;
        return bars.Product.KeepsNewest
            ? await NarrowAsync(first, now, cancellationToken)
            : await FirstAsync(new TimeRange(first, now), limit: 1, cancellationToken);
    }

    /// <summary>
    /// Finds the day and then the bar, because a page that keeps its newest bars tells the first only of a stretch that fits.
    /// </summary>
    private async Task<long?> NarrowAsync(long first, long now, CancellationToken cancellationToken)
    {
        for (long start = UtcTime.StartOfDay(first); start < now; start += days.Product.MaxWindow)
        {
            TimeRange window = new(start, Math.Min(now, start + days.Product.MaxWindow));
            BarTable found = (await days.FetchAsync(window, days.Product.PageBars, cancellationToken)).Table;
            long[] candidates = window.To == now ? [.. found.Times, UtcTime.StartOfDay(now)] : found.Times.ToArray();
            foreach (long day in candidates)
            {
                long lower = Math.Max(first, _interval.Floor(day));
                TimeRange range = new(lower, Math.Max(day + UtcTime.Day, _interval.Next(lower)));
                int limit = (int)Math.Max(1, _interval.CountBetween(range.From, range.To));
                if (await FirstAsync(range, limit, cancellationToken) is { } time)
                    return time;
            }
        }

        return null;
    }

    private async Task<long?> FirstAsync(TimeRange range, int limit, CancellationToken cancellationToken) =>
        (await bars.FetchAsync(range, limit, cancellationToken)).Table is { Count: > 0 } found ? found.Times[0] : null;
}
