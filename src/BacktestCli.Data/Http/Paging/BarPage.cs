using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Exchanges;

namespace BacktestCli.Data.Http.Paging;

/// <summary>One page of bars.</summary>
/// <param name="Pages">How the venue is asked.</param>
/// <param name="Wish">Which bars.</param>
/// <param name="Range">The window, no more bars than a page holds.</param>
internal sealed record BarPage(BarPages Pages, BarWish Wish, TimeRange Range) : Piece<BarTable>(Range)
{
    /// <inheritdoc/>
    public override int Weight => Pages.Weight;

    /// <inheritdoc/>
    public override long ExpectedBytes => Wish.Interval.CountBetween(Range.From, Range.To) * Pages.BytesPerBar;

    /// <inheritdoc/>
    public override async Task<PieceAnswer<BarTable>> FetchAsync(CancellationToken cancellationToken)
    {
        (HttpAnswer answer, PageOfBars page) = await Pages.Http.GetAsync(
            Pages.Ask(Wish, Range), Weight, answer => (answer, Whole.Document(answer, read => Pages.Read(read, Wish))), cancellationToken);
        long now = Pages.Http.Now(answer);
        PageProof proof = new(Range, Wish.Interval, answer.Address);
        TimeRange spokenFor = proof.Prove(page.Bars, now);
        while (page.Bars.Count > 0 && page.Bars.Times[^1] >= page.OpenFrom)
            page.Bars.RemoveLast();
        long settled = Wish.Interval.Floor(now - Settling.Time);
        spokenFor = spokenFor with { To = Settling.Until(spokenFor.To, End(page.Bars), page.OpenFrom, settled) };
        return new PieceAnswer<BarTable>
        {
            Table = page.Bars,
            Origin = Whole.OriginOf(answer),
            Rest = [.. Unanswered(proof, page.Bars, spokenFor).Select(range => this with { Range = range })],
            ClosedUntil = spokenFor.To,
            Absence = Pages.Absence(Wish, Range, now),
            Bytes = answer.WireBytes,
        };
    }

    /// <summary>
    /// Both ends are asked about again: which of them a venue cuts when it gives less than it was asked for is not to be relied on.
    /// </summary>
    private static IEnumerable<TimeRange> Unanswered(PageProof proof, BarTable bars, TimeRange spokenFor)
    {
        if (proof.Unanswered(bars, spokenFor, cutsOldest: true) is { } older)
            yield return older;
        if (proof.Unanswered(bars, spokenFor, cutsOldest: false) is { } newer)
            yield return newer;
    }

    private long End(BarTable bars) => bars.Count == 0 ? Range.From : Wish.Interval.Next(bars.Times[^1]);
}
