using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Http.Paging;
using BacktestCli.Data.Http;

namespace BacktestCli.Data.Exchanges.Okx;

/// <summary>
/// Bars of OKX: <c>/api/v5/market/history-candles</c> and its twin for mark prices. Newest first; both bounds exclude what they name.
/// </summary>
/// <param name="http">Asks.</param>
internal sealed class OkxBars(VenueHttp http) : BarPages(http)
{
    private const int OpenTime = 0;
    private const int Confirmed = 8;
    private const int MarkConfirmed = 5;

    /// <summary>Bars of a second go back three months, of about 30 days each.</summary>
    private const long SecondsKept = 90 * UtcTime.Day;

    /// <summary>
    /// The lengths OKX has. From 6 hours on those that open at UTC, not at UTC+8. Its bars of 3 days are left out, because nothing says on
    /// which day they open.
    /// </summary>
    public static IntervalWords Intervals { get; } = new("OKX",
    [
        ("1s", "1s"), ("1m", "1m"), ("3m", "3m"), ("5m", "5m"), ("15m", "15m"), ("30m", "30m"), ("1h", "1H"), ("2h", "2H"), ("4h", "4H"),
        ("6h", "6Hutc"), ("12h", "12Hutc"), ("1d", "1Dutc"), ("1w", "1Wutc"), ("1M", "1Mutc"),
    ]);

    /// <summary>100: its documents have said 300 since 2025 and 100 before.</summary>
    public override int PageBars => 100;

    /// <inheritdoc/>
    public override int BytesPerBar => 110;

    /// <inheritdoc/>
    public override string Ask(BarWish wish, TimeRange window) =>
        $"/api/v5/market/{(wish.Price == PriceKind.Mark ? "history-mark-price-candles" : "history-candles")}"
        + $"?instId={wish.Instrument.Instrument.Symbol}&bar={Intervals[wish.Interval]}&after={window.To}&before={window.From - 1}&limit={PageBars}";

    /// <inheritdoc/>
    public override PageOfBars Read(HttpAnswer answer, BarWish wish)
    {
        Utf8JsonReader json = new(answer.Body.Span);
        JsonWalk.Enter(ref json, JsonTokenType.StartObject);
        JsonWalk.Find(ref json, "data");
        PageOfBars page = wish.Price == PriceKind.Mark
            ? ReadMark(ref json)
            : ReadTrades(ref json, wish.Instrument.Product == OkxInstruments.Spot);
        JsonWalk.Leave(ref json, "data");
        JsonWalk.End(ref json);
        return page;
    }

    /// <inheritdoc/>
    public override HoleClass Absence(BarWish wish, TimeRange window, long now) =>
        wish.Interval.Milliseconds < Interval.OneMinute.Milliseconds && window.From < now - SecondsKept
            ? HoleClass.VendorHole
            : HoleClass.VenueOutage;

    /// <summary>
    /// Rows of <c>[ts, o, h, l, c, vol, volCcy, volCcyQuote, confirm]</c>: volume counts base currency on spot and contracts elsewhere,
    /// where the second volume is in base currency.
    /// </summary>
    private PageOfBars ReadTrades(ref Utf8JsonReader json, bool isSpot)
    {
        (int volume, int quoteVolume) = isSpot ? (5, 6) : (6, 7);
        BarTable bars = new(PageBars);
        Span<double> cells = stackalloc double[Confirmed + 1];
        Span<double> values = stackalloc double[BarFields.Count];
        values.Fill(double.NaN);
        long openFrom = long.MaxValue;
        JsonWalk.Enter(ref json, JsonTokenType.StartArray);
        while (JsonWalk.NextRow(ref json, cells))
        {
            cells[1..5].CopyTo(values);
            values[(int)BarField.Volume] = cells[volume];
            values[(int)BarField.QuoteVolume] = cells[quoteVolume];
            Take(bars, (long)cells[OpenTime], values, cells[Confirmed], ref openFrom);
        }

        bars.Reverse(0, bars.Count);
        return new PageOfBars(bars, openFrom);
    }

    /// <summary>Rows of <c>[ts, o, h, l, c, confirm]</c>. Nothing is traded at a mark price: its volume is 0.</summary>
    private PageOfBars ReadMark(ref Utf8JsonReader json)
    {
        BarTable bars = new(PageBars);
        Span<double> cells = stackalloc double[MarkConfirmed + 1];
        Span<double> values = stackalloc double[BarFields.Count];
        values.Fill(double.NaN);
        values[(int)BarField.Volume] = 0;
        long openFrom = long.MaxValue;
        JsonWalk.Enter(ref json, JsonTokenType.StartArray);
        while (JsonWalk.NextRow(ref json, cells))
        {
            cells[1..5].CopyTo(values);
            Take(bars, (long)cells[OpenTime], values, cells[MarkConfirmed], ref openFrom);
        }

        bars.Reverse(0, bars.Count);
        return new PageOfBars(bars, openFrom);
    }

    private static void Take(BarTable bars, long time, ReadOnlySpan<double> values, double confirmed, ref long openFrom)
    {
        if (confirmed == 1)
            bars.Add(time, values);
        else
            openFrom = Math.Min(openFrom, time);
    }
}
