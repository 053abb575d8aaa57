using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Http.Paging;
using BacktestCli.Data.Http;

namespace BacktestCli.Data.Exchanges.Binance;

/// <summary>Bars of one instrument, interval and price, and by which ways they come: pages of the API, files of the archive.</summary>
/// <param name="wish">Which bars.</param>
/// <param name="api">The API of the instrument's product.</param>
/// <param name="archive">The archive; null where it is not to be used.</param>
/// <param name="clock">For what can be published by now.</param>
internal sealed class BinanceBars(BarWish wish, VenueHttp api, BinanceArchive? archive, TimeProvider clock)
{
    /// <summary>Longer files (a month of 1-second bars) would be held in memory for too little.</summary>
    private const int MaxFileBars = 100_000;

    /// <summary>For how long a month's file may be late.</summary>
    private const long MonthIsLate = 7 * UtcTime.Day;

    private readonly BinanceColumns _columns = BinanceColumns.Of(BinanceProduct.Of(wish.Instrument), wish.Price);

    /// <summary>Which bars.</summary>
    public BarWish Wish => wish;

    /// <summary>The API that serves them.</summary>
    public BinanceProduct Product { get; } = BinanceProduct.Of(wish.Instrument);

    /// <summary>Cuts a stretch into files where those serve, and pages.</summary>
    public IReadOnlyList<Piece<BarTable>> Plan(TimeRange range)
    {
        if (archive is null || wish.Interval.Milliseconds >= UtcTime.Day)
            return Pages(range);

        List<ArchivePiece> files = [];
        foreach (ArchiveFile month in FilesOf(range, ArchiveFile.Month))
        {
            if (Serves(month, month.Part(range)))
                files.Add(new ArchivePiece(this, archive, month, month.Part(range)));
            else
                files.AddRange(Days(month.Part(range)));
        }

        return WithPages(range, files);
    }

    /// <summary>Cuts a stretch into pages.</summary>
    public IReadOnlyList<Piece<BarTable>> Pages(TimeRange range)
    {
        // A month has at most 31 days.
        long length = wish.Interval.IsCalendar ? 31 * UtcTime.Day : wish.Interval.Milliseconds;
        int bars = (int)Math.Min(Product.PageBars, Product.MaxWindow / length);
        return [.. PageWindows.Of(range, wish.Interval, bars).Select(Page)];
    }

    /// <summary>One request for a stretch, however many bars that may hold.</summary>
    public PagePiece Page(TimeRange range) => new(this, range);

    /// <summary>The next way by which the bars of a file that is not published can come.</summary>
    public IReadOnlyList<Piece<BarTable>> InPlaceOf(ArchiveFile file, TimeRange part)
    {
        if (!file.IsMonth || Now >= file.PublishedAt + MonthIsLate)
            return [Page(part)];
        return WithPages(part, [.. Days(part)]);
    }

    /// <summary>Asks for one page and proves it.</summary>
    /// <param name="range">Open times.</param>
    /// <param name="limit">Most bars it may hold.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<PieceAnswer<BarTable>> FetchAsync(TimeRange range, int limit, CancellationToken cancellationToken)
    {
        string path = $"{Product.Root}/{BinanceProduct.BarsOf(wish.Price)}";
        string symbol = Uri.EscapeDataString(wish.Instrument.Instrument.Symbol);
        string query = $"symbol={symbol}&interval={wish.Interval}&startTime={range.From}&endTime={range.To - 1}&limit={limit}";
        return api.GetAsync($"{path}?{query}", Product.WeightOf(limit), answer => Read(answer, range, limit), cancellationToken);
    }

    /// <summary>Reads the rows of a file.</summary>
    public BarTable Parse(ReadOnlySpan<byte> csv, PageProof proof, ArchiveFile file) =>
        BinanceCsv.Parse(csv, _columns, proof, (int)wish.Interval.CountBetween(file.Range.From, file.Range.To));

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private PieceAnswer<BarTable> Read(HttpAnswer answer, TimeRange range, int limit)
    {
        PageProof proof = new(range, wish.Interval, answer.Address);
        BarTable bars = BinancePage.Parse(answer.Body.Span, _columns, proof, limit);
        long now = api.Now(answer);
        TimeRange spokenFor = proof.Prove(bars, now);
        long end = bars.Count == 0 ? range.From : wish.Interval.Next(bars.Times[^1]);
        long settled = wish.Interval.Floor(now - Settling.Time);
        spokenFor = spokenFor with { To = Settling.Until(spokenFor.To, end, open: long.MaxValue, settled) };
        return new PieceAnswer<BarTable>
        {
            Table = bars,
            Origin = Whole.OriginOf(answer),
            Rest = proof.Unanswered(bars, spokenFor, Product.KeepsNewest) is { } rest ? Pages(rest) : [],
            ClosedUntil = spokenFor.To,
            Bytes = answer.WireBytes,
        };
    }

    private IEnumerable<ArchivePiece> Days(TimeRange range) =>
        from day in FilesOf(range, ArchiveFile.Day)
        where Serves(day, day.Part(range))
        select new ArchivePiece(this, archive!, day, day.Part(range));

    /// <summary>Files, and pages for what they do not answer for.</summary>
    private IReadOnlyList<Piece<BarTable>> WithPages(TimeRange range, List<ArchivePiece> files) =>
        [.. files, .. Ranges.Without([range], [.. files.Select(file => file.Range)]).SelectMany(Pages)];

    private IEnumerable<ArchiveFile> FilesOf(TimeRange range, Func<BarWish, long, ArchiveFile> fileAt)
    {
        for (long from = range.From; from < range.To;)
        {
            ArchiveFile file = fileAt(wish, from);
            yield return file;
            from = file.Range.To;
        }
    }

    /// <summary>True for a file that can be there by now, of which at least half is wanted, and which spares more than one page.</summary>
    private bool Serves(ArchiveFile file, TimeRange part) =>
        Now >= file.PublishedAt
        && 2 * (part.To - part.From) >= file.Range.To - file.Range.From
        && wish.Interval.CountBetween(part.From, part.To) > Product.PageBars
        && wish.Interval.CountBetween(file.Range.From, file.Range.To) <= MaxFileBars;
}
