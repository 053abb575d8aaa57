using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Exchanges.Binance;
using BacktestCli.Data.Http;
using BacktestCli.Data.Series;
using BacktestCli.FakeVenues;
using BacktestCli.FakeVenues.Binance;

namespace BacktestCli.Tests.Data.Exchanges.Binance;

/// <summary>A source that asks a fake Binance over real sockets, at a clock that stands still.</summary>
internal sealed class BinanceDesk : IAsyncDisposable
{
    /// <summary>2026-03-18 12:34:56.</summary>
    public const long Now = 1_773_837_296_000;

    private readonly FakeMarket _market;

    private BinanceDesk(FakeMarket market, FakeServer server, TimeProvider clock, bool useArchive)
    {
        (_market, Server) = (market, server);
        Patience patience = new() { FirstPause = TimeSpan.FromMilliseconds(1), LongestPause = TimeSpan.FromMilliseconds(2), Tries = 3 };
        Source = new BinanceSource(new VenueSettings { BaseUrl = server.Address, UseArchive = useArchive, Patience = patience }, clock);
    }

    public FakeServer Server { get; }

    public BinanceSource Source { get; }

    public static async Task<BinanceDesk> OpenAsync(BinanceFake? fake = null, FakeMarket? market = null, bool useArchive = true, long now = Now)
    {
        market ??= new FakeMarket();
        StoppedClock clock = new(now);
        FakeServer server = await FakeServer.StartAsync([fake ?? new BinanceFake(market)], clock: clock);
        return new BinanceDesk(market, server, clock, useArchive);
    }

    public async ValueTask DisposeAsync()
    {
        Source.Dispose();
        await Server.DisposeAsync();
        Assert.Empty(Server.Unscripted);
    }

    public static BarWish Wish(string product, string symbol, string interval, PriceKind price = PriceKind.Trade) => new(
        new VenueInstrument { Instrument = new Instrument("binance", product == "spot" ? MarketKind.Spot : MarketKind.Perp, symbol), Product = product },
        Interval.Parse(interval),
        price);

    public static TimeRange Range(string from, string to)
    {
        Assert.True(UtcTime.TryParse(from, out long start));
        Assert.True(UtcTime.TryParse(to, out long end));
        return new TimeRange(start, end);
    }

    /// <summary>Fetches every piece of a stretch, and what they leave over, until nothing is left.</summary>
    public async Task<Fetched> FetchAsync(BarWish wish, TimeRange range)
    {
        Queue<Piece<BarTable>> waiting = new(Source.Plan(wish, range));
        List<PieceAnswer<BarTable>> answers = [];
        while (waiting.TryDequeue(out Piece<BarTable>? piece))
        {
            PieceAnswer<BarTable> answer = await piece.FetchAsync(TestContext.Current.CancellationToken);
            foreach (long time in answer.Table.Times)
                Assert.InRange(time, piece.Range.From, piece.Range.To - 1);
            answers.Add(answer);
            foreach (Piece<BarTable> rest in answer.Rest)
                waiting.Enqueue(rest);
        }

        BarTable bars = new();
        foreach (PieceAnswer<BarTable> answer in answers)
            bars.Append(answer.Table, 0, answer.Table.Count);
        long[] times = bars.Times.ToArray();
        int[] places = [.. Enumerable.Range(0, bars.Count)];
        Array.Sort(times, places);
        return new Fetched(bars.Pick(places), answers);
    }

    public async Task<SeriesTable> FetchAsync(SeriesWish wish, TimeRange range)
    {
        SeriesTable rows = new(wish.Kind);
        Stack<Piece<SeriesTable>> waiting = new(Source.Plan(wish, range).Reverse());
        while (waiting.TryPop(out Piece<SeriesTable>? piece))
        {
            PieceAnswer<SeriesTable> answer = await piece.FetchAsync(TestContext.Current.CancellationToken);
            rows.Append(answer.Table, 0, answer.Table.Count);
            foreach (Piece<SeriesTable> rest in answer.Rest)
                waiting.Push(rest);
        }

        return rows;
    }

    /// <summary>The generator's own bars, computed without any text.</summary>
    public BarTable Expected(BarWish wish, TimeRange range)
    {
        string api = wish.Instrument.Product switch
        {
            "spot" => "api",
            "um" => "fapi",
            _ => "dapi",
        };
        string seed = $"binance {api} {wish.Instrument.Instrument.Symbol}{(wish.Price == PriceKind.Mark ? " mark" : "")}";
        BarTable bars = new();
        for (long open = range.From; open < range.To; open = wish.Interval.Next(open))
        {
            if (_market.Has(open) && wish.Interval.Next(open) <= Now)
                bars.Add(open, ValuesOf(_market.Bar(seed, open, wish.Interval.Next(open)), wish));
        }

        return bars;
    }

    public static void AssertEqual(BarTable expected, BarTable found)
    {
        Assert.Equal(expected.Times.ToArray(), found.Times.ToArray());
        for (int field = 0; field < BarFields.Count; field++)
            Assert.Equal(expected[(BarField)field].ToArray(), found[(BarField)field].ToArray());
    }

    private static double[] ValuesOf(FakeBar bar, BarWish wish)
    {
        double[] prices = [bar.Open / 100d, bar.High / 100d, bar.Low / 100d, bar.Close / 100d];
        (double volume, double taker) = (bar.Volume / 1_000d, bar.TakerBuyVolume / 1_000d);
        return wish switch
        {
            { Price: PriceKind.Mark } => [.. prices, 0, double.NaN, double.NaN, double.NaN, double.NaN],
            { Instrument.Product: "cm" } => [.. prices, volume, double.NaN, bar.Trades, taker, double.NaN],
            _ => [.. prices, volume, bar.QuoteVolume / 100_000d, bar.Trades, taker, bar.TakerBuyQuoteVolume / 100_000d],
        };
    }

    /// <summary>What a stretch brought.</summary>
    public sealed record Fetched(BarTable Bars, IReadOnlyList<PieceAnswer<BarTable>> Answers);

    /// <summary>Stands still for whoever asks the time; timers run as they do.</summary>
    private sealed class StoppedClock(long now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(now);
    }
}
