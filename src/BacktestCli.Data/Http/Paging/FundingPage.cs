using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Http.Paging;

/// <summary>One page of fundings.</summary>
/// <param name="Pages">How the venue is asked.</param>
/// <param name="Wish">Of what.</param>
/// <param name="Range">The window.</param>
internal sealed record FundingPage(FundingPages Pages, SeriesWish Wish, TimeRange Range) : Piece<SeriesTable>(Range)
{
    /// <inheritdoc/>
    public override int Weight => Pages.Weight;

    /// <inheritdoc/>
    public override long ExpectedBytes => ((Range.To - Range.From) / FundingPages.Between(Wish) * Pages.BytesPerRow) + Pages.BytesPerRow;

    /// <inheritdoc/>
    public override async Task<PieceAnswer<SeriesTable>> FetchAsync(CancellationToken cancellationToken)
    {
        (HttpAnswer answer, SeriesTable page) = await Pages.Http.GetAsync(
            Pages.Ask(Wish, Range), Weight, answer => (answer, Whole.Document(answer, read => Pages.Read(read, Wish))), cancellationToken);
        long now = Pages.Http.Now(answer);
        Prove(page, answer.Address);
        TimeRange spokenFor = Range with { To = Math.Clamp(Interval.OneMinute.Floor(now - Settling.Time), Range.From, Range.To) };
        SeriesTable paid = Before(page, spokenFor.To);
        return new PieceAnswer<SeriesTable>
        {
            Table = paid,
            Origin = Whole.OriginOf(answer),
            Rest = [.. Unanswered(paid, spokenFor).Select(range => this with { Range = range })],
            ClosedUntil = spokenFor.To,
            Absence = Pages.Absence(Wish, Range, now),
            Bytes = answer.WireBytes,
        };
    }

    /// <summary>Both ends are asked about again where they are silent for longer than a payment takes to come.</summary>
    private IEnumerable<TimeRange> Unanswered(SeriesTable paid, TimeRange spokenFor)
    {
        long between = FundingPages.Between(Wish);
        if (paid.Count > 0 && paid.Times[0] - spokenFor.From > between)
            yield return spokenFor with { To = paid.Times[0] };
        if (paid.Count > 0 && spokenFor.To - paid.Times[^1] > between + 1)
            yield return spokenFor with { From = paid.Times[^1] + 1 };
    }

    private void Prove(SeriesTable page, string address)
    {
        for (int row = 0; row < page.Count; row++)
        {
            long time = page.Times[row];
            if (time < Range.From || time >= Range.To)
            {
                string asked = $"[{UtcTime.Format(Range.From)}, {UtcTime.Format(Range.To)})";
                throw Lie(page, row, address, $"a payment outside {asked}, which was asked for");
            }

            if (row > 0 && time <= page.Times[row - 1])
                throw Lie(page, row, address, time == page.Times[row - 1] ? "the same payment twice" : "payments out of order");
            if (!double.IsFinite(page[0][row]))
                throw Lie(page, row, address, "a rate that is not a finite number");
        }
    }

    private static SeriesTable Before(SeriesTable page, long end)
    {
        int kept = page.Times.BinarySearch(end);
        SeriesTable paid = new(page.Kind, page.Count);
        paid.Append(page, 0, kept < 0 ? ~kept : kept);
        return paid;
    }

    private static DataException Lie(SeriesTable page, int row, string address, string what) =>
        UntrueAnswer.Of(address, $"{what}: {UtcTime.Format(page.Times[row])} rate {page[0][row]}");
}
