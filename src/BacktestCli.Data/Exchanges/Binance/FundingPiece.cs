using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Http.Paging;
using BacktestCli.Data.Http;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Exchanges.Binance;

/// <summary>
/// A stretch of funding payments that one request asks for. The archive's monthly files are not used: a page is a year of payments with
/// their mark prices, which the files lack.
/// </summary>
/// <param name="Api">The API, under the limit of this very path.</param>
/// <param name="Instrument">Whose payments.</param>
/// <param name="Range">From when to when they are paid.</param>
internal sealed record FundingPiece(VenueHttp Api, VenueInstrument Instrument, TimeRange Range) : Piece<SeriesTable>(Range)
{
    /// <summary>Payments a page has at most.</summary>
    public const int Limit = 1000;

    /// <summary>
    /// Longest time between two payments, so that the one before the range is always seen and hours can be counted from it.
    /// </summary>
    private const long Before = UtcTime.Day;

    private const double HourMs = 3_600_000;
    private const int BytesPerRow = 30;

    /// <summary>Hours between two payments where the venue does not say otherwise.</summary>
    public const int UsualHours = 8;

    /// <summary>
    /// Time that a page spans where payments come every 8 hours; where they come more often, the rest is asked for again.
    /// </summary>
    public const long Span = (long)((Limit - 4) * UsualHours * HourMs) - Before;

    private BinanceProduct Product => BinanceProduct.Of(Instrument);

    private string Symbol => Instrument.Instrument.Symbol;

    /// <inheritdoc/>
    public override int Weight => 1;

    /// <inheritdoc/>
    public override long ExpectedBytes => (long)((Range.To - Range.From) / HourMs / (Instrument.FundingHours ?? UsualHours)) * BytesPerRow;

    /// <inheritdoc/>
    public override Task<PieceAnswer<SeriesTable>> FetchAsync(CancellationToken cancellationToken)
    {
        string query = $"symbol={Uri.EscapeDataString(Symbol)}&startTime={Range.From - Before}&endTime={Range.To - 1}&limit={Limit}";
        return Api.GetAsync($"{Product.Root}/fundingRate?{query}", Weight, Read, cancellationToken);
    }

    private PieceAnswer<SeriesTable> Read(HttpAnswer answer)
    {
        List<FundingRow> rows = FundingPage.Parse(answer.Body.Span, Symbol, answer.Address);
        long settled = Interval.OneMinute.Floor(Api.Now(answer) - Settling.Time);
        SeriesTable table = new(SeriesKind.Funding, rows.Count);
        for (int row = 0; row < rows.Count; row++)
        {
            (long time, double rate, double mark) = rows[row];
            if (time < Range.From - Before || time >= Range.To)
                throw UntrueAnswer.Of(answer.Address, $"a payment of {UtcTime.Format(time)}, which was not asked for");
            double hours = row > 0 ? (time - rows[row - 1].Time) / HourMs : Instrument.FundingHours ?? double.NaN;
            if (time >= Range.From && time < settled)
                table.Add(time, [rate, mark, hours]);
        }

        bool isCut = rows.Count >= Limit && rows[^1].Time + FundingPage.Minute < Range.To;
        return new PieceAnswer<SeriesTable>
        {
            Table = table,
            Origin = Whole.OriginOf(answer),
            Rest = isCut ? [this with { Range = Range with { From = rows[^1].Time + FundingPage.Minute } }] : [],
            ClosedUntil = Math.Clamp(settled, Range.From, Range.To),
            Bytes = answer.WireBytes,
        };
    }
}
