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
    /// <param name="range">[from, to), Unix ms.</param>
    /// <param name="mark">Mark bars that give payments without a price theirs; null: there are none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static FundingHistory Read(BarCache cache, Instrument instrument, TimeRange range, BarRequest? mark, CancellationToken cancellationToken)
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

        if (mark is not null)
        {
            foreach (BarSeries block in cache.OpenMark(mark).ReadBlocks(cancellationToken))
                funding.TakeMarks(block);
        }

        return funding;
    }
}
