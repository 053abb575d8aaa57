using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Series;
using BacktestCli.Tests.Data;
using BacktestCli.Tests.Data.Cache;
using BacktestCli.Tests.Fakes;
using Interval = BacktestCli.Core.Market.Interval;

namespace BacktestCli.Tests.Handlers;

/// <summary>What people see of the cache, and do to it.</summary>
public sealed class CacheCommandTests : IDisposable
{
    private static readonly Instrument Perp = new("okx", MarketKind.Perp, "BTC-USDT-SWAP");

    private readonly Session _session = new();
    private readonly BarCache _cache;

    public CacheCommandTests() => _cache = new BarCache(_session.PathOf("home/.cache/backtest"), TimeProvider.System, "1");

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Everything_is_listed_and_can_be_picked()
    {
        Fill();
        _session.Expect(0, "data", "list", "--json");
        Assert.Equal(["BTCUSDT", "BTC-USDT-SWAP", "BTC-USDT-SWAP"], Names("datasets").Order().Reverse());
        Assert.Equal(("funding", 3), (Json().GetProperty("series")[0].GetProperty("series").GetString(), Json().GetProperty("series")[0].GetProperty("rows").GetInt32()));
        _session.Expect(0, "data", "list", "--exchange", "OKX", "--kind", "mark");
        Assert.Contains("mark", _session.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("funding", _session.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("binance", _session.Out, StringComparison.Ordinal);
        _session.Expect(0, "data", "list", "--symbol", "DOGE");
        Assert.Contains("Nothing of the cache", _session.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_manifest_is_named_and_does_not_hide_the_others()
    {
        Fill();
        string manifest = Directory.GetFiles(_cache.Root, "manifest.json", SearchOption.AllDirectories).Single(path => path.Contains("symbol=BTCUSDT", StringComparison.Ordinal));
        File.WriteAllText(manifest, "{");
        _session.Expect(3, "data", "list");
        Assert.Contains("BTC-USDT-SWAP", _session.Out, StringComparison.Ordinal);
        Assert.Contains($"backtest: {manifest}: it is damaged", _session.Error, StringComparison.Ordinal);
        _session.Expect(3, "data", "list", "--json");
        Assert.Equal("BTCUSDT", Assert.Single(Names("damaged")));
        _session.Expect(0, "data", "list", "--exchange", "okx");
    }

    [Fact]
    public void A_symbol_is_shown_with_maps_of_all_that_is_kept_of_it()
    {
        Fill();
        _session.Expect(0, "data", "show", "--symbol", "btc-usdt-swap");
        Assert.Contains("okx perp BTC-USDT-SWAP 1h: 24 bars, 2024-01-03T00:00:00Z to 2024-01-04T00:00:00Z", _session.Out, StringComparison.Ordinal);
        Assert.Contains("\n    " + new string('·', 48) + new string('█', 24), _session.Out, StringComparison.Ordinal);
        Assert.Contains("okx perp BTC-USDT-SWAP 1h mark: 2 bars", _session.Out, StringComparison.Ordinal);
        Assert.Contains("okx perp BTC-USDT-SWAP funding: 3 rows", _session.Out, StringComparison.Ordinal);
        _session.Expect(0, "data", "show", "--symbol", "BTC-USDT-SWAP", "--json");
        Assert.Equal("not-listed", Json().GetProperty("datasets")[0].GetProperty("absences")[0].GetProperty("class").GetString());
    }

    [Fact]
    public void A_dataset_is_shown_with_its_gaps_by_class_statistics_and_curve()
    {
        Fill();
        _session.Expect(0, "data", "show", "--symbol", "BTCUSDT", "--interval", "1h");
        foreach (string line in new[]
        {
            "prices      100 to 119, volume 129.00",
            "flat bars   13 (100.00 %), bars without volume 1",
            "missing     6 bars in 1 hole (venue-outage), the longest 2024-01-01T05:00:00Z to 2024-01-01T11:00:00Z",
            "missing     1 bar in 1 hole (unknown), the longest 2024-01-01T16:00:00Z to 2024-01-01T17:00:00Z",
            "source: https://api.test/bars, downloaded ",
        })
            Assert.Contains(line, _session.Out, StringComparison.Ordinal);
        _session.Expect(0, "data", "show", "--symbol", "BTCUSDT", "--interval", "1h", "--json");
        JsonElement gap = Json().GetProperty("gaps")[0];
        Assert.Equal(("venue-outage", 1, 6, 6), (gap.GetProperty("class").GetString(), gap.GetProperty("holes").GetInt32(), gap.GetProperty("bars").GetInt32(), gap.GetProperty("longest").GetProperty("bars").GetInt32()));
        Assert.Equal((100, 1), (Json().GetProperty("statistics").GetProperty("low").GetDouble(), Json().GetProperty("statistics").GetProperty("flat_share").GetDouble()));
        Assert.Equal("https://api.test/bars", Json().GetProperty("sources")[0].GetProperty("address").GetString());
    }

    [Fact]
    public void Coarser_bars_are_built_and_those_left_out_are_named()
    {
        Fill();
        _session.Expect(0, "data", "resample", "--symbol", "BTCUSDT", "--interval", "1h", "--to-interval", "4h");
        Assert.Contains("binance spot BTCUSDT 4h from 1h: 2 bars added, 0 were there, 3 left out because they lack finer ones.", _session.Out, StringComparison.Ordinal);
        Assert.Contains("bars of 1h are missing in those of 2024-01-01T04:00:00Z, 2024-01-01T08:00:00Z, 2024-01-01T16:00:00Z; they are left out.", _session.Error, StringComparison.Ordinal);
        _session.Expect(0, "data", "resample", "--symbol", "BTCUSDT", "--interval", "1h", "--to-interval", "4h", "--json");
        Assert.Equal((0, 2, 3), (Json().GetProperty("added").GetInt32(), Json().GetProperty("equal").GetInt32(), Json().GetProperty("incomplete").GetArrayLength()));
        _session.Expect(0, "data", "show", "--symbol", "BTCUSDT", "--interval", "4h");
        Assert.Contains("source: bars of 1h, resampled ", _session.Out, StringComparison.Ordinal);
        _session.Expect(0, "data", "verify");
    }

    [Fact]
    public void Nothing_is_removed_before_it_was_said_how_much_and_agreed()
    {
        Fill();
        _session.Expect(2, "data", "remove", "--symbol", "BTC-USDT-SWAP");
        Assert.Contains("okx perp BTC-USDT-SWAP 1h: would remove 24 rows, ", _session.Out, StringComparison.Ordinal);
        Assert.Contains("okx perp BTC-USDT-SWAP funding: would remove 3 rows, ", _session.Out, StringComparison.Ordinal);
        Assert.Contains("nothing was removed. To remove it, say --yes.", _session.Error, StringComparison.Ordinal);
        _session.Expect(0, "data", "remove", "--symbol", "BTC-USDT-SWAP", "--kind", "bars", "--from", "2024-01-03T10:00:00Z", "--to", "2024-01-03T12:00:00Z", "--yes");
        Assert.Contains("okx perp BTC-USDT-SWAP 1h: removed 2 rows, ", _session.Out, StringComparison.Ordinal);
        _session.Expect(0, "data", "list", "--symbol", "BTC-USDT-SWAP", "--json");
        Assert.Equal(22, Json().GetProperty("datasets")[0].GetProperty("bars").GetInt32());
        _session.Expect(0, "data", "remove", "--symbol", "BTC-USDT-SWAP", "--yes", "--json");
        Assert.Equal((true, 3), (Json().GetProperty("removed").GetBoolean(), Json().GetProperty("datasets").GetArrayLength()));
        _session.Expect(0, "data", "list", "--json");
        Assert.Equal("BTCUSDT", Assert.Single(Names("datasets")));
        _session.Expect(0, "data", "verify");
        _session.Expect(3, "data", "remove", "--symbol", "BTC-USDT-SWAP", "--yes");
    }

    [Fact]
    public void Lists_of_instruments_and_series_are_verified_too()
    {
        Fill();
        _cache.Instruments.Save("okx", MarketKind.Perp, [], TestContext.Current.CancellationToken);
        _session.Expect(0, "data", "verify");
        string list = Directory.GetFiles(_cache.Root, "*-*-*.json", SearchOption.AllDirectories).Single();
        File.WriteAllText(list, "");
        string funding = Directory.GetFiles(_cache.Root, "2024.parquet", SearchOption.AllDirectories).Single(path => path.Contains("funding", StringComparison.Ordinal));
        File.WriteAllText(funding, "");
        _session.Expect(3, "data", "verify", "--json");
        Assert.Equal([funding, list], Json().GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("file").GetString()));
        Assert.Equal("funding", Json().GetProperty("problems")[0].GetProperty("series").GetString());
    }

    private void Fill()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        FetchedBars spot = CacheFixture.Fetched([0, 1, 2, 3, 4, 11, 12, 13, 14, 15], CacheFixture.Stretch(0, 16), HoleClass.VenueOutage);
        _cache.Store(CacheFixture.Instrument, Interval.OneHour, PriceKind.Trade, spot, cancel);
        _cache.Store(CacheFixture.Instrument, Interval.OneHour, PriceKind.Trade, CacheFixture.Fetched([17, 18, 19], CacheFixture.Stretch(17, 20)), cancel);
        _cache.Store(Perp, Interval.OneHour, PriceKind.Trade, CacheFixture.Fetched(Enumerable.Range(48, 24), CacheFixture.Stretch(0, 72), HoleClass.NotListed), cancel);
        _cache.Store(Perp, Interval.OneHour, PriceKind.Mark, CacheFixture.Fetched([48, 49], CacheFixture.Stretch(48, 50)), cancel);
        var funding = new SeriesTable(SeriesKind.Funding);
        foreach (int hour in new[] { 48, 56, 64 })
            funding.Add(Bars.Start + (hour * Bars.Hour), [0.0001, double.NaN, 8]);
        _cache.Series.Store(
            Perp, SeriesKind.Funding, null, funding, [new FetchedFrom(new Origin("https://api.test/funding"), [CacheFixture.Stretch(48, 72)])], [], cancel);
    }

    private IEnumerable<string?> Names(string list) =>
        Json().GetProperty(list).EnumerateArray().Select(dataset => dataset.GetProperty("symbol").GetString());

    private JsonElement Json() => JsonDocument.Parse(_session.Out).RootElement;
}
