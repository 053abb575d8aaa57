using System.Text;

namespace BacktestCli.FakeVenues.Tardis;

/// <summary>Writes the day files of a venue: a header and rows, by when they arrived.</summary>
/// <param name="market">The bars everything follows from.</param>
/// <param name="id">What the vendor calls the venue.</param>
/// <param name="symbol">Of what.</param>
/// <param name="day">Midnight, Unix ms.</param>
internal sealed class TardisCsv(FakeMarket market, string id, string symbol, long day)
{
    private const long Minute = 60_000;
    private const long Day = 86_400_000;
    private const long Micros = 1_000;
    private const long Latency = 40;

    /// <summary>The lines of a file, header first; null for a type of data nobody knows.</summary>
    public List<string>? Lines(string dataType) => dataType switch
    {
        "trades" => [Header("id,side,price,amount"), .. new FakeTrades(market).ArrivedOn(symbol, day).Select(Trade)],
        "liquidations" => [Header("id,side,price,amount"), .. Minutes().SelectMany(FakeLiquidations).Select(Trade)],
        "derivative_ticker" =>
        [
            Header("funding_timestamp,funding_rate,predicted_funding_rate,open_interest,last_price,index_price,mark_price"),
            .. Minutes().SelectMany(Ticker),
        ],
        "book_snapshot_5" => [Header(BookColumns(5)), .. Minutes().SelectMany(minute => Book(minute, 5))],
        "book_snapshot_25" => [Header(BookColumns(25)), .. Minutes().SelectMany(minute => Book(minute, 25))],
        _ => null,
    };

    /// <summary>In a minute with an odd count of trades a short is liquidated, of all its volume; in every third a long, of one thousandth.</summary>
    private IEnumerable<FakeTrade> FakeLiquidations(long minute)
    {
        FakeBar bar = market.Bar(symbol, minute, minute + Minute);
        long time = (minute + 1_000) * Micros;
        if (market.Has(minute) && bar.Trades % 2 == 1)
            yield return new FakeTrade(time, time + (Latency * Micros), $"{time}b", IsBuy: true, bar.High, bar.Volume);
        if (market.Has(minute) && minute / Minute % 3 == 0)
            yield return new FakeTrade(time, time + (Latency * Micros), $"{time}s", IsBuy: false, bar.Low, 1);
    }

    private IEnumerable<string> Ticker(long minute) => new FakeTicker(market).OfMinute(symbol, minute)
        .Select(row => Row(row.Time) + $",{row.Due * Micros},{Decimal(row.Rate, 7)},,,{Decimal(row.Mark, 2)},{Decimal(row.Mark, 2)},{Decimal(row.Mark, 2)}");

    private IEnumerable<string> Book(long minute, int levels) => new FakeBook(market).OfMinute(symbol, minute, levels)
        .Select(look => Row(look.Time) + string.Concat(look.Asks.Zip(look.Bids, (ask, bid) => $",{Level(ask)},{Level(bid)}")));

    private IEnumerable<long> Minutes() => Enumerable.Range(0, (int)(Day / Minute)).Select(minute => day + (minute * Minute));

    private string Trade(FakeTrade trade) =>
        $"{id},{symbol},{trade.Micros},{trade.Arrived},{trade.Id},{(trade.IsBuy ? "buy" : "sell")},{Decimal(trade.Price, 2)},{Decimal(trade.Amount, 3)}";

    private string Row(long time) => $"{id},{symbol},{time * Micros},{Math.Min(time + Latency, day + Day - 1) * Micros}";

    private static string Header(string columns) => "exchange,symbol,timestamp,local_timestamp," + columns;

    private static string BookColumns(int levels) => string.Join(',', Enumerable.Range(0, levels)
        .Select(level => $"asks[{level}].price,asks[{level}].amount,bids[{level}].price,bids[{level}].amount"));

    private static string Level(FakeBook.Level level) => $"{Decimal(level.Price, 2)},{Decimal(level.Amount, 3)}";

    /// <summary>A decimal without zeros at its end, as the vendor writes it.</summary>
    private static string Decimal(long units, byte decimals)
    {
        string digits = new decimal((int)Math.Abs(units), (int)(Math.Abs(units) >> 32), 0, units < 0, decimals).ToString();
        return digits.TrimEnd('0').TrimEnd('.');
    }

    /// <summary>A file's bytes.</summary>
    public static byte[] Bytes(IEnumerable<string> lines)
    {
        StringBuilder text = new();
        foreach (string line in lines)
            text.Append(line).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
