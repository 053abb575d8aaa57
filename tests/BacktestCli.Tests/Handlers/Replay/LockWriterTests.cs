using System.Text;
using System.Text.Json;
using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Margin;
using BacktestCli.Handlers.Replay;

namespace BacktestCli.Tests.Handlers.Replay;

/// <summary>A lock is written by hand and read by its types: nothing that is in the one is missing in the other.</summary>
public sealed class LockWriterTests
{
    private static readonly LockedRange Range = new("2024-01-01T00:00:00Z", "2024-02-01T00:00:00Z");

    private static readonly LockedDataset Bars = new(
        "binance", MarketKind.Perp, "BTCÜ\"USDT", PriceKind.Mark, "1h", "cache", "from", "to", 744, 3, "ff", new LockedRules("date", "0.1", "0.2", "0.3", "0.4", "BTC", "USDT", true));

    private static readonly LockedInstrument Traded = new(
        "binance perp BTCUSDT", Range, "0.5", "0.01", "0.02", ["1:2:3", "4:5:6"], "0.03", ["0:0.004:125"], true, new LockedFunding("ee", 93, [Range, Range]));

    private static readonly LockedSignals Told = new()
    {
        Contract = "sentiment",
        TemplateVersion = 2,
        Models = [new LockedModel("a/b", "2024-06-01T00:00:00Z"), new LockedModel("c/d", null)],
        Temperature = 0.1,
        TopP = 0.9,
        ModelSeed = -7,
        MaxOutputTokens = 200,
        Anonymize = true,
        Rules = "aa",
        Placebo = 3,
        Store = "signals/x.jsonl",
        Fingerprint = "bb",
        Recordings = new Dictionary<string, string> { ["k1"] = "v1", ["k2"] = "v2" },
    };

    private static readonly RunLock Full = new()
    {
        Schema = RunLock.Form,
        EngineVersion = "0.1.0",
        Options = new Dictionary<string, IReadOnlyList<string>> { ["cash"] = ["5000"], ["symbol"] = ["A", "B"] },
        Strategy = new LockedStrategy("mine", "cc", new Dictionary<string, double> { ["period"] = 14, ["share"] = 1e-7 }),
        Settings = new LockedSettings
        {
            Cash = "5000",
            CashByVenue = new Dictionary<string, string> { ["binance"] = "1", ["okx"] = "2" },
            Slippage = "5bps",
            SpreadBps = 0.25,
            Seed = 11,
            Leverage = "3",
            MarginMode = MarginMode.Cross,
            BorrowRate = "0.07",
            MaxVolumeShare = "0.4",
            MaxPositions = 6,
            Protections = ["losses:3/24h", "cool-down:5"],
            Fill = FillModel.NextOpen,
            Intrabar = IntrabarModel.Path,
            KeepOpen = true,
            Equity = EquityDetail.Full,
        },
        Datasets = [Bars, Bars with { Market = MarketKind.Spot, Prices = PriceKind.Trade }],
        Instruments = [Traded],
        Signals = Told,
        Report = new LockedReport("dd"),
    };

    /// <summary>Everything that can be null or empty is.</summary>
    private static readonly RunLock Bare = Full with
    {
        Options = new Dictionary<string, IReadOnlyList<string>>(),
        Settings = Full.Settings with { CashByVenue = null, BorrowRate = null, MaxVolumeShare = null, MaxPositions = null, Protections = [] },
        Datasets = [Bars with { Rules = new LockedRules(null, null, "0", "0", "0", null, null, false) }],
        Instruments = [Traded with { Asked = null, FeeTiers = [], LiquidationFee = null, MaintenanceTiers = [], Funding = null }],
        Signals = null,
    };

    private static readonly RunLock Unsampled = Full with { Signals = Told with { Models = [], Temperature = null, TopP = null, ModelSeed = null, MaxOutputTokens = null, Rules = null } };

    [Fact]
    public void A_lock_is_written_as_its_types_say()
    {
        foreach (RunLock made in new[] { Full, Bare, Unsampled })
            Assert.Equal(JsonSerializer.Serialize(made, LockFile.Strict) + "\n", Encoding.UTF8.GetString(LockFile.ToBytes(made)));
    }
}
