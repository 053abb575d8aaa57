using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Exchanges;

namespace BacktestCli.Data.Http.Paging;

/// <summary>Finds the first bar by asking for long bars, then for shorter ones where the first long one is.</summary>
internal static class FirstBar
{
    /// <summary>2009-01-03: before the first block there was no market.</summary>
    private const long Beginning = 1_230_940_800_000;

    /// <summary>Finds the open time of the first bar at or after an instant (Unix ms); null where there is none.</summary>
    /// <param name="pages">How the venue is asked.</param>
    /// <param name="wish">Bars of which length.</param>
    /// <param name="from">The instant.</param>
    /// <param name="now">Unix ms.</param>
    /// <param name="ladder">Lengths the venue has, longest first, each some tens of the next.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<long?> FindAsync(
        BarPages pages, BarWish wish, long from, long now, IEnumerable<Interval> ladder, CancellationToken cancellationToken)
    {
        long least = Math.Max(from, Beginning);
        foreach (Interval longer in ladder.Where(step => step.Milliseconds > wish.Interval.Milliseconds))
        {
            BarWish coarse = wish with { Interval = longer };
            (long? open, long spokenUntil) = await FirstOfAsync(pages, coarse, longer.Floor(least), now, cancellationToken);
            least = Math.Max(least, open ?? spokenUntil);
        }

        long first = wish.Interval.Ceiling(least);
        return (await FirstOfAsync(pages, wish, first, now, cancellationToken)).Open;
    }

    private static async Task<(long? Open, long SpokenUntil)> FirstOfAsync(
        BarPages pages, BarWish wish, long from, long now, CancellationToken cancellationToken)
    {
        long until = from;
        foreach (Piece<BarTable> page in pages.Cut(wish, new TimeRange(from, Math.Max(from, wish.Interval.Floor(now)))))
        {
            PieceAnswer<BarTable> answer = await page.FetchAsync(cancellationToken);
            if (answer.Table.Count > 0)
                return (await FirstOfAsync(answer, cancellationToken), answer.ClosedUntil);
            until = Math.Min(page.Range.To, answer.ClosedUntil);
        }

        return (null, until);
    }

    /// <summary>A page that lacks its beginning may have been cut there.</summary>
    private static async Task<long> FirstOfAsync(PieceAnswer<BarTable> answer, CancellationToken cancellationToken)
    {
        long first = answer.Table.Times[0];
        while (answer.Rest.FirstOrDefault(rest => rest.Range.To <= first) is { } older)
        {
            answer = await older.FetchAsync(cancellationToken);
            first = answer.Table.Count > 0 ? answer.Table.Times[0] : first;
        }

        return first;
    }
}
