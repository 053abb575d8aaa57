using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Margin;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Core.Engine.Margin;

/// <summary>Ten perpetual contracts at 100, half of them the trader's own money: 500 of margin, 20 % of the worth as maintenance.</summary>
internal static class Contracts
{
    public static MarginSchedule AFifth { get; } = Tiers(new MarginTier(0, 0.2m, 125));

    public static BacktestOptions Twofold { get; } = Runs.Free with { Leverage = 2, Margin = AFifth };

    public static BacktestOptions Cross { get; } = Twofold with { MarginMode = MarginMode.Cross };

    /// <summary>Brackets; a liquidation costs no fee of its own.</summary>
    public static MarginSchedule Tiers(params MarginTier[] tiers) => new() { Tiers = tiers, LiquidationFee = 0 };

    public static InstrumentFeed Of(
        string symbol, IStrategy strategy, params (double Open, double High, double Low, double Close)[] bars) => new()
    {
        Source = ListSource.Of(bars).For(new Instrument("test", MarketKind.Perp, symbol)), Strategy = strategy,
    };

    public static BacktestResult Run(BacktestOptions options, params InstrumentFeed[] feeds) =>
        BacktestEngine.Run(feeds, options, TestContext.Current.CancellationToken);

    /// <summary>
    /// Opens ten at the open of the second bar, which stands still at 100; then the bars given; then one that stands still.
    /// </summary>
    public static BacktestResult Meet(
        Side side, BacktestOptions options, (double Open, double High, double Low, double Close)[] bars, ProtectiveLevel? stop = null,
        Func<InstrumentFeed, InstrumentFeed>? with = null)
    {
        InstrumentFeed feed = Of(
            "BTCUSDT", new Script((0, new MarketOrder(side, Size.OfBase(10)) { StopLoss = stop })),
            [Still(100), Still(100), .. bars, Still(bars[^1].Close)]);
        return Run(options, with is null ? feed : with(feed));
    }

    public static (double Open, double High, double Low, double Close) Still(double price) => (price, price, price, price);

    /// <summary>A bar from 100 to an extreme and back.</summary>
    public static (double Open, double High, double Low, double Close) To(double extreme) =>
        (100, Math.Max(100, extreme), Math.Min(100, extreme), 100);

    /// <summary>Cash, trades and positions explain each other.</summary>
    public static void AssertBalanced(BacktestResult result) =>
        Assert.Equal(result.Options.Cash + result.Trades.Sum(trade => trade.NetProfit) + result.OpenProfit, result.FinalEquity);
}
