using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Http.Paging;
using BacktestCli.Data.Http;

namespace BacktestCli.Data.Exchanges.Bybit;

/// <summary>
/// Bars of Bybit: <c>/v5/market/kline</c> and its twin for mark prices. Newest first; both bounds include what they name.
/// </summary>
/// <param name="http">Asks.</param>
internal sealed class BybitBars(VenueHttp http) : BarPages(http)
{
    /// <summary>Rows of <c>[start, open, high, low, close, volume, turnover]</c>.</summary>
    private const int TradeCells = 7;

    /// <summary>Rows of <c>[start, open, high, low, close]</c>.</summary>
    private const int MarkCells = 5;

    /// <summary>The lengths Bybit has.</summary>
    public static IntervalWords Intervals { get; } = new("Bybit",
    [
        ("1m", "1"), ("3m", "3"), ("5m", "5"), ("15m", "15"), ("30m", "30"), ("1h", "60"), ("2h", "120"), ("4h", "240"), ("6h", "360"),
        ("12h", "720"), ("1d", "D"), ("1w", "W"), ("1M", "M"),
    ]);

    /// <inheritdoc/>
    public override int PageBars => 1000;

    /// <inheritdoc/>
    public override int BytesPerBar => 90;

    /// <inheritdoc/>
    public override string Ask(BarWish wish, TimeRange window) =>
        $"/v5/market/{(wish.Price == PriceKind.Mark ? "mark-price-kline" : "kline")}?category={wish.Instrument.Product}"
        + $"&symbol={wish.Instrument.Instrument.Symbol}&interval={Intervals[wish.Interval]}&start={window.From}&end={window.To - 1}&limit={PageBars}";

    /// <inheritdoc/>
    public override PageOfBars Read(HttpAnswer answer, BarWish wish)
    {
        Utf8JsonReader json = new(answer.Body.Span);
        JsonWalk.Enter(ref json, JsonTokenType.StartObject);
        JsonWalk.Find(ref json, "result");
        JsonWalk.Enter(ref json, JsonTokenType.StartObject);
        BarTable? bars = null;
        (string? symbol, string? category) = (null, null);
        while (JsonWalk.NextName(ref json))
        {
            if (json.ValueTextEquals("list"u8))
            {
                JsonWalk.Once(bars is not null, "list");
                bars = ReadRows(ref json, wish);
            }
            else if (json.ValueTextEquals("symbol"u8))
            {
                symbol = JsonWalk.Text(ref json);
            }
            else if (json.ValueTextEquals("category"u8))
            {
                category = JsonWalk.Text(ref json);
            }
            else
            {
                JsonWalk.SkipValue(ref json);
            }
        }

        JsonWalk.Leave(ref json, "result");
        JsonWalk.End(ref json);
        SameSymbol.Demand(wish.Instrument.Instrument.Symbol, symbol, answer.Address);
        SameSymbol.Demand(wish.Instrument.Product, category, answer.Address);
        return new PageOfBars(bars ?? throw new FormatException("the answer has no list"));
    }

    /// <summary>
    /// Volume is in base currency and turnover in quote currency, except that inverse contracts have it the other way round. Nothing is
    /// traded at a mark price: its volume is 0.
    /// </summary>
    private BarTable ReadRows(ref Utf8JsonReader json, BarWish wish)
    {
        bool isMark = wish.Price == PriceKind.Mark;
        (int volume, int quoteVolume) = wish.Instrument.IsInverse ? (6, 5) : (5, 6);
        BarTable bars = new(PageBars);
        Span<double> cells = stackalloc double[isMark ? MarkCells : TradeCells];
        Span<double> values = stackalloc double[BarFields.Count];
        values.Fill(double.NaN);
        values[(int)BarField.Volume] = 0;
        JsonWalk.Enter(ref json, JsonTokenType.StartArray);
        while (JsonWalk.NextRow(ref json, cells))
        {
            cells[1..5].CopyTo(values);
            if (!isMark)
                (values[(int)BarField.Volume], values[(int)BarField.QuoteVolume]) = (cells[volume], cells[quoteVolume]);
            bars.Add((long)cells[0], values);
        }

        bars.Reverse(0, bars.Count);
        return bars;
    }
}
