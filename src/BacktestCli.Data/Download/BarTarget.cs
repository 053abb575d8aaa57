using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Exchanges;

namespace BacktestCli.Data.Download;

/// <summary>Bars that are to be in the cache.</summary>
internal sealed class BarTarget(BarCache cache, IVenueSource source, BarWish wish) : Target<BarTable>
{
    private Instrument Instrument => wish.Instrument.Instrument;

    /// <inheritdoc/>
    public override Interval? Interval => wish.Interval;

    /// <inheritdoc/>
    public override string? Refusal => source.Refusal(wish);

    /// <inheritdoc/>
    public override PlannedTarget Plan(DownloadRequest request, long now)
    {
        TimeRange asked = new(request.From, Math.Max(request.From, Math.Min(request.To, wish.Interval.Floor(now))));
        IReadOnlyList<TimeRange> missing = cache.Missing(Instrument, wish.Interval, wish.Price, asked, request.Recheck);
        (long pages, long bytes, long weight) = Measure(missing);
        long bars = missing.Sum(range => wish.Interval.CountBetween(range.From, range.To));
        return new PlannedTarget(new PlannedDataset(wish.Instrument, wish.Interval, wish.Price, null, missing, pages, bars, bytes), weight);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Piece<BarTable>> Cut(TimeRange range) => source.Plan(wish, range);

    /// <inheritdoc/>
    /// <remarks>The source is asked only where nothing is known of the time before.</remarks>
    public override async Task<TimeRange?> NotListedAsync(IReadOnlyList<TimeRange> missing, long now, CancellationToken cancellationToken)
    {
        TimeRange before = new(0, missing[0].From);
        if (before.To > 0 && !cache.Missing(Instrument, wish.Interval, wish.Price, before, recheck: false).SequenceEqual([before]))
            return null;
        long first = await source.FirstOpenAsync(wish, missing[0].From, cancellationToken) ?? wish.Interval.Floor(now);
        return first > missing[0].From ? missing[0] with { To = first } : null;
    }

    /// <inheritdoc/>
    public override BarTable Empty(int capacity) => new(capacity);

    /// <inheritdoc/>
    public override long Store(Sheaf<BarTable> sheaf, CancellationToken cancellationToken) =>
        cache.Store(
            Instrument,
            wish.Interval,
            wish.Price,
            new FetchedBars { Bars = sheaf.Table, Sources = sheaf.Sources, Absences = sheaf.Absences },
            cancellationToken).Added;
}
