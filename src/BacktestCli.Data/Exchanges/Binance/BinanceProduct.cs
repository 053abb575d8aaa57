using BacktestCli.Core.Market;
using BacktestCli.Data.Http;

namespace BacktestCli.Data.Exchanges.Binance;

/// <summary>One of Binance's three APIs, and how it differs from the others.</summary>
internal sealed record BinanceProduct
{
    private const int FuturesWeight = 2400;

    /// <summary>What a <see cref="VenueInstrument.Product"/> calls it: <c>spot</c>, <c>um</c>, <c>cm</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What its paths begin with: <c>/api/v3</c>.</summary>
    public required string Root { get; init; }

    /// <summary>Its folder in the archive: <c>futures/um</c>.</summary>
    public required string Folder { get; init; }

    /// <summary>Where it is served, the preferred first.</summary>
    public required IReadOnlyList<Uri> Hosts { get; init; }

    /// <summary>Weight one address may spend a minute.</summary>
    public required int WeightPerMinute { get; init; }

    /// <summary>
    /// Bars asked for at once. Futures give up to 1500, but a request for 499 costs 2 of their weight and one for 1500 costs 10, so small
    /// pages bring more bars a minute.
    /// </summary>
    public required int PageBars { get; init; }

    /// <summary>Weight of its list of instruments.</summary>
    public required int ListWeight { get; init; }

    /// <summary>Longest window of one request, ms.</summary>
    public long MaxWindow { get; init; } = long.MaxValue;

    /// <summary>True where a page that is too long keeps its newest bars, not its oldest.</summary>
    public bool KeepsNewest { get; init; }

    /// <summary>True for contracts that are margined in the coin they are about.</summary>
    public bool IsInverse { get; init; }

    /// <summary>True where there are funding and mark prices.</summary>
    public bool IsPerp => Name != "spot";

    /// <summary>Spot.</summary>
    public static BinanceProduct Spot { get; } = new()
    {
        Name = "spot",
        Root = "/api/v3",
        Folder = "spot",
        Hosts =
        [
            new("https://api.binance.com"), new("https://api-gcp.binance.com"), new("https://api1.binance.com"),
            new("https://api2.binance.com"), new("https://api3.binance.com"),
            new("https://api4.binance.com"), new("https://data-api.binance.vision"),
        ],
        WeightPerMinute = 6000,
        PageBars = 1000,
        ListWeight = 20,
    };

    /// <summary>Perpetuals margined in a stable coin.</summary>
    public static BinanceProduct Usd { get; } = new()
    {
        Name = "um",
        Root = "/fapi/v1",
        Folder = "futures/um",
        Hosts = [new("https://fapi.binance.com")],
        WeightPerMinute = FuturesWeight,
        PageBars = 499,
        ListWeight = 1,
    };

    /// <summary>Perpetuals margined in the coin they are about. Its windows are at most 200 days.</summary>
    public static BinanceProduct Coin { get; } = new()
    {
        Name = "cm",
        Root = "/dapi/v1",
        Folder = "futures/cm",
        Hosts = [new("https://dapi.binance.com")],
        WeightPerMinute = FuturesWeight,
        PageBars = 499,
        ListWeight = 1,
        MaxWindow = 200 * UtcTime.Day,
        KeepsNewest = true,
        IsInverse = true,
    };

    /// <summary>All three.</summary>
    public static IReadOnlyList<BinanceProduct> All { get; } = [Spot, Usd, Coin];

    /// <summary>What it allows.</summary>
    public RateBudget Budget => new(WeightPerMinute, TimeSpan.FromMinutes(1), Burst: WeightPerMinute / 10);

    /// <summary>The API an instrument is served by.</summary>
    /// <exception cref="DataException">The instrument's product is none of the three.</exception>
    public static BinanceProduct Of(VenueInstrument instrument) => All.FirstOrDefault(product => product.Name == instrument.Product)
        ?? throw new DataException(
            $"{instrument.Instrument}: the list of instruments says product '{instrument.Product}', which is none of spot, um, cm. "
            + "Fetch the list again.");

    /// <summary>What paths and archives call bars of a price.</summary>
    public static string BarsOf(PriceKind price) => price == PriceKind.Mark ? "markPriceKlines" : "klines";

    /// <summary>Weight of a request for that many bars.</summary>
    public int WeightOf(int bars) => !IsPerp ? 2 : bars switch
    {
        < 100 => 1,
        < 500 => 2,
        <= 1000 => 5,
        _ => 10,
    };
}
