using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Series;

namespace BacktestCli.Handlers.Run;

/// <summary>Reads what the cache knows of a perpetual contract's funding.</summary>
internal static class FundingReading
{
    private const int Rate = 0;
    private const int MarkPrice = 1;

    /// <summary>The payments of a stretch of time and the parts of it that are known whole; with no payment where nothing is known.</summary>
    /// <param name="cache">Where to look.</param>
    /// <param name="instrument">The contract.</param>
    /// <param name="interval">Mark bars of this length give payments without a price theirs, where they are cached.</param>
    /// <param name="range">[from, to), Unix ms.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static FundingHistory Read(BarCache cache, Instrument instrument, Interval interval, TimeRange range, CancellationToken cancellationToken)
    {
        SeriesTable rows = cache.Series.Read(instrument, SeriesKind.Funding, null, range, out IReadOnlyList<TimeRange> uncovered);
        FundingHistory funding = new();
        for (int row = 0; row < rows.Count; row++)
            funding.Add(rows.Times[row], rows[Rate][row], rows[MarkPrice][row]);
        long covered = range.From;
        foreach (TimeRange unknown in uncovered.Append(new TimeRange(range.To, range.To)))
        {
            funding.Cover(covered, unknown.From);
            covered = unknown.To;
        }

        if (cache.Holds(instrument, interval, PriceKind.Mark) && cache.Missing(instrument, interval, PriceKind.Mark, range, recheck: false).Count == 0)
        {
            foreach (BarSeries block in cache.OpenMark(new BarRequest(instrument, interval) { From = range.From, To = range.To }).ReadBlocks(cancellationToken))
                funding.TakeMarks(block);
        }

        return funding;
    }
}
