using BacktestCli.Core.Indicators;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;

/// <summary>Follows a trend with a stop that a YAML file could not move: it is pulled up behind the price and never goes back.</summary>
[Strategy("atr-trend", "Buys above a rising average; leaves at a stop that follows the price at some true ranges' distance.")]
public sealed class AtrTrend : IStrategy
{
    private Ema? _trend;
    private Atr? _range;
    private double _before = double.NaN;
    private double _stop = double.NaN;
    private int _bars;

    [Parameter(2, 5_000, "Look-back of the trend, bars.")]
    public int TrendPeriod { get; init; } = 100;

    [Parameter(0.5, 20, "Distance of the stop, true ranges.")]
    public double StopRanges { get; init; } = 3;

    [Parameter("Leave also where the average falls.")]
    public bool LeaveWithTrend { get; init; } = true;

    /// <summary>An exponential average never quite forgets where it began: after five times its look-back that is 0.005 % of it.</summary>
    public int WarmUpBars => TrendPeriod * 5;

    public void OnBar(IStrategyContext context)
    {
        _trend ??= new Ema(TrendPeriod);
        _range ??= new Atr(14);
        double close = context.Bar.Close;
        double trend = _trend.Update(close), range = _range.Update(context.Bar);
        bool rises = trend > _before, falls = trend < _before;
        _before = trend;
        if (++_bars < WarmUpBars)
            return;
        if (context.Position.IsFlat)
        {
            _stop = close - StopRanges * range;
            if (rises && close > trend)
                context.Submit(new MarketOrder(Side.Buy, Size.OfEquity(0.9m)) { Tag = "trend" });
            return;
        }

        _stop = Math.Max(_stop, close - StopRanges * range);
        if (close < _stop || (LeaveWithTrend && falls))
            context.Submit(new MarketOrder(Side.Sell, Size.Position) { ReduceOnly = true, Tag = close < _stop ? "stop" : "trend" });
    }
}
