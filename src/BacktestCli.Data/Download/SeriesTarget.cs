using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Download;

/// <summary>A series that is to be in the cache.</summary>
internal sealed class SeriesTarget(BarCache cache, IVenueSource source, SeriesWish wish) : Target<SeriesTable>
{
    /// <summary>What most venues have between two payments; only a plan's number of rows rests on it.</summary>
    private const int UsualHours = 8;

    private Instrument Instrument => wish.Instrument.Instrument;

    /// <inheritdoc/>
    public override Interval? Interval => wish.Interval;

    /// <inheritdoc/>
    public override string? Refusal => source.Refusal(wish);

    /// <inheritdoc/>
    public override PlannedTarget Plan(DownloadRequest request, long now)
    {
        TimeRange asked = new(request.From, Math.Max(request.From, Math.Min(request.To, wish.Interval?.Floor(now) ?? now)));
        IReadOnlyList<TimeRange> missing = cache.Series.Missing(Instrument, wish.Kind, wish.Interval, asked, request.Recheck);
        (long pages, long bytes, long weight) = Measure(missing);
        PlannedDataset dataset = new(wish.Instrument, wish.Interval, PriceKind.Trade, wish.Kind, missing, pages, missing.Sum(Rows), bytes);
        return new PlannedTarget(dataset, weight);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Piece<SeriesTable>> Cut(TimeRange range) => source.Plan(wish, range);

    /// <inheritdoc/>
    /// <remarks>Of a series nothing says when it began.</remarks>
    public override Task<TimeRange?> NotListedAsync(IReadOnlyList<TimeRange> missing, long now, CancellationToken cancellationToken) =>
        Task.FromResult<TimeRange?>(null);

    /// <inheritdoc/>
    public override SeriesTable Empty(int capacity) => new(wish.Kind, capacity);

    /// <inheritdoc/>
    public override long Store(Sheaf<SeriesTable> sheaf, CancellationToken cancellationToken) =>
        cache.Series.Store(Instrument, wish.Kind, wish.Interval, sheaf.Table, sheaf.Sources, sheaf.Absences, cancellationToken);

    private long Rows(TimeRange range) => wish.Interval is { } interval
        ? interval.CountBetween(range.From, range.To)
        : (range.To - range.From) / ((wish.Instrument.FundingHours ?? UsualHours) * Core.Market.Interval.OneHour.Milliseconds);
}
