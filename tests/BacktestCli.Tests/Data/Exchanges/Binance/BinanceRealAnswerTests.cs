using System.Globalization;
using System.IO.Compression;
using System.Text;
using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Exchanges.Binance;

namespace BacktestCli.Tests.Data.Exchanges.Binance;

/// <summary>What Binance really answered and published, against the same rows read by splitting lines.</summary>
public sealed class BinanceRealAnswerTests
{
    private static readonly BinanceColumns InBase = BinanceColumns.Of(BinanceProduct.Spot, PriceKind.Trade);

    [Fact]
    public void An_answer_holds_the_bars_of_its_files_twin()
    {
        byte[] json = File.ReadAllBytes(Repository.Shared("data/rest/binance/derived_klines_BTCUSDT_1h_2025-01.json"));
        string csv = File.ReadAllText(Repository.Shared("data/binance_archive/BTCUSDT-1h-2025-01.csv"));
        BarTable expected = BySplitting(csv, timeDivisor: 1000);
        Assert.Equal(744, expected.Count);
        BinanceDesk.AssertEqual(expected, BinancePage.Parse(json, InBase, Proof("1h"), 0));
        BinanceDesk.AssertEqual(expected, BinanceCsv.Parse(Encoding.UTF8.GetBytes(csv), InBase, Proof("1h"), 0));
    }

    [Theory]
    [InlineData("BTCUSDT-1h-2024-11.csv", 720)]
    [InlineData("BTCUSDT-1h-2024-12.csv", 744)]
    [InlineData("ETHUSDT-1h-2024-12.csv", 744)]
    [InlineData("BTCUSDT-1h-2022-01.user_header.csv", 744)]
    public void A_published_month_is_read_to_its_last_digit(string file, int bars)
    {
        string csv = File.ReadAllText(Repository.Shared($"data/binance_archive/{file}"));
        BarTable read = BinanceCsv.Parse(Encoding.UTF8.GetBytes(csv), InBase, Proof("1h"), bars);
        Assert.Equal(bars, read.Count);
        BinanceDesk.AssertEqual(BySplitting(csv.Replace("\r", "", StringComparison.Ordinal), timeDivisor: 1), read);
    }

    [Theory]
    [InlineData("2020-01-01")]
    [InlineData("2020-01-02")]
    [InlineData("2020-01-03")]
    public void A_published_day_is_read_from_its_zip(string day)
    {
        string path = Repository.Shared($"data/binance_archive/BTCUSDT-1m-{day}.zip");
        BarTable read = new ArchiveZip(File.ReadAllBytes(path), $"BTCUSDT-1m-{day}", new Origin(path), Now: 0).Read(csv => BinanceCsv.Parse(csv, InBase, Proof("1m"), 1440));
        using ZipArchive zip = ZipFile.OpenRead(path);
        using StreamReader text = new(zip.Entries[0].Open());
        BinanceDesk.AssertEqual(BySplitting(text.ReadToEnd(), timeDivisor: 1), read);
        if (day == "2020-01-01")
        {
            byte[] json = File.ReadAllBytes(Repository.Shared("data/rest/binance/derived_klines_BTCUSDT_1m_2020-01-01.json"));
            BinanceDesk.AssertEqual(read, BinancePage.Parse(json, InBase, Proof("1m"), 1440));
        }
    }

    [Fact]
    public void Documented_answers_of_the_three_apis_are_read()
    {
        BarTable spot = BinancePage.Parse(Body("nautilus_spot_klines_response.json"), InBase, Proof("1w"), 1);
        Assert.Equal((1_499_040_000_000, 2434.19055334, 308), (spot.Times[0], spot[BarField.QuoteVolume][0], spot[BarField.Trades][0]));
        BarTable coin = BinancePage.Parse(Body("jkorf_CoinFutures_ExchangeData_GetKlines.txt"), BinanceColumns.Of(BinanceProduct.Coin, PriceKind.Trade), Proof("1M"), 1);
        Assert.Equal((2.13660389, 1.23424865), (coin[BarField.Volume][0], coin[BarField.TakerBuyVolume][0]));
        Assert.True(double.IsNaN(coin[BarField.QuoteVolume][0]));
        BarTable mark = BinancePage.Parse(Body("jkorf_UsdFutures_ExchangeData_GetMarkPriceKlines.txt"), BinanceColumns.Of(BinanceProduct.Usd, PriceKind.Mark), Proof("1M"), 1);
        Assert.Equal((9653.29201333, 0), (mark[BarField.Open][0], mark[BarField.Volume][0]));
        Assert.Equal(
            [(1_698_768_000_000, 0.0001, 34287.54619963), (1_698_796_800_000, 0.0001, 34651.4)],
            FundingPage.Parse(Body("jkorf_UsdFutures_ExchangeData_GetFundingRates.txt"), "BTCUSDT", "it").Select(row => (row.Time, row.Rate, row.Mark)));
        Assert.Equal(8, InstrumentList.ParseFundingHours(Body("jkorf_UsdFutures_ExchangeData_GetFundingInfo.txt"))["BLZUSDT"]);
    }

    [Fact]
    public void Documented_lists_are_read()
    {
        VenueInstrument contract = Assert.Single(InstrumentList.Parse(
            Body("jkorf_UsdFutures_ExchangeData_GetExchangeInfo.txt"), BinanceProduct.Usd, new Dictionary<string, int>()));
        Assert.Equal(("BLZUSDT", "BLZ", "USDT", "USDT", 1_598_252_400_000), (
            contract.Instrument.Symbol, contract.Instrument.Base, contract.Instrument.Quote, contract.Settle, contract.ListedAt));
        Assert.Equal(new InstrumentRules { TickSize = 0.0001m, LotSize = 1, MinQuantity = 1, MinNotional = 5 }, contract.Instrument.Rules);
        VenueInstrument pair = Assert.Single(InstrumentList.Parse(Body("nautilus_spot_exchange_info_response.json"), BinanceProduct.Spot, null));
        Assert.Equal(("ETHBTC", "ETH", "BTC", true), (pair.Instrument.Symbol, pair.Instrument.Base, pair.Instrument.Quote, pair.IsTrading));
    }

    [Fact]
    public void Real_stamps_of_funding_are_late_by_milliseconds_and_come_out_8_hours_apart()
    {
        string[] lines = [.. File.ReadLines(Repository.Shared("data/binance_usdm/BTCUSDT-funding-um.csv")).Skip(1)];
        string json = $"[{string.Join(',', lines.Select(line => line.Split(',')).Select(row => $$"""{"symbol":"BTCUSDT","fundingTime":{{row[0]}},"fundingRate":"{{row[1]}}"}"""))}]";
        List<FundingRow> rows = FundingPage.Parse(Encoding.UTF8.GetBytes(json), "BTCUSDT", "it");
        Assert.Equal(lines.Length, rows.Count);
        Assert.Contains(lines, line => long.Parse(line.Split(',')[0], CultureInfo.InvariantCulture) % 1000 != 0);
        Assert.All(rows.Zip(rows.Skip(1)), pair => Assert.Equal(8 * Bars.Hour, pair.Second.Time - pair.First.Time));
    }

    /// <summary>The document in a file that may begin with the request it answers.</summary>
    private static byte[] Body(string file)
    {
        string text = File.ReadAllText(Repository.Shared($"data/rest/binance/{file}"));
        return Encoding.UTF8.GetBytes(text[text.IndexOfAny(['[', '{'])..]);
    }

    private static PageProof Proof(string interval) => new(new TimeRange(0, long.MaxValue), Interval.Parse(interval), "it");

    private static BarTable BySplitting(string csv, long timeDivisor)
    {
        BarTable bars = new();
        foreach (string[] row in csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).Where(row => char.IsAsciiDigit(row[0][0])))
        {
            int[] columns = [1, 2, 3, 4, 5, 7, 8, 9, 10];
            bars.Add(
                long.Parse(row[0], CultureInfo.InvariantCulture) / timeDivisor,
                [.. columns.Select(column => double.Parse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture))]);
        }

        return bars;
    }
}
