using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Core.Engine.Portfolio;

/// <summary>Several instruments in one run.</summary>
internal static class Several
{
    public static InstrumentFeed Spot(string symbol, IStrategy strategy, params double[] prices) =>
        Spot("test", symbol, strategy, 0, prices);

    /// <summary>Hourly bars that stand still at the prices, from an hour on; NaN: that bar is missing.</summary>
    public static InstrumentFeed Spot(string venue, string symbol, IStrategy strategy, int from, params double[] prices)
    {
        Bar[] bars = [.. prices.Select((price, i) => new Bar(ListSource.At(from + i), price, price, price, price, 1))
            .Where(bar => !double.IsNaN(bar.Open))];
        return Of(new ListSource(bars), venue, MarketKind.Spot, symbol, strategy);
    }

    public static InstrumentFeed Of(ListSource source, string venue, MarketKind market, string symbol, IStrategy strategy) =>
        new() { Source = source.For(new Instrument(venue, market, symbol)), Strategy = strategy };

    public static BacktestResult Run(BacktestOptions options, params InstrumentFeed[] feeds) =>
        BacktestEngine.Run(feeds, options, TestContext.Current.CancellationToken);

    /// <summary>All that a run says, so that two runs can be compared whole.</summary>
    public static string Everything(BacktestResult result) => string.Join('\n', [
        $"{result.From} {result.To} {result.Bars} {result.Steps} {result.BenchmarkStart:R} {result.BenchmarkEnd:R}",
        $"{result.FinalCash} {result.FinalEquity} {result.IntrabarRange}",
        $"{result.AmbiguousBars} {result.Equity.Drawdowns with { Worst = [] }} {result.Equity.Exposure}",
        .. result.Equity.PerBar.Select(point => point.ToString()),
        .. result.Fills.Select(fill => fill.ToString()),
        .. result.Trades.Select(trade => trade.ToString()),
        .. result.Orders.Counts.Select(count => count.ToString()),
        .. result.Orders.Rejections.Select(rejection => rejection.ToString()),
        .. result.Orders.Events.Select(change => change.ToString()),
        .. result.Instruments.Select(one => (one with { Funding = null }).ToString() + one.Funding?.Paid + one.Funding?.Fingerprint),
    ]);
}
