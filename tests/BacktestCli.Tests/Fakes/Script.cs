using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;

namespace BacktestCli.Tests.Fakes;

/// <summary>A strategy that sends given orders after given bars, and notes what it was shown.</summary>
internal sealed class Script(params (int AfterBar, Order Order)[] orders) : IStrategy
{
    private int _bar = -1;

    public int WarmUpBars { get; init; }

    public int HistoryBars { get; init; } = 1;

    public List<double[]> ClosesSeen { get; } = [];

    public List<double> EquitySeen { get; } = [];

    public static Order Buy(double share = 1, ProtectiveLevel? stop = null, ProtectiveLevel? target = null) =>
        new MarketOrder(Side.Buy, Size.OfEquity((decimal)share)) { StopLoss = stop, TakeProfit = target };

    public static Order Sell(double share = 1, ProtectiveLevel? stop = null, ProtectiveLevel? target = null) =>
        new MarketOrder(Side.Sell, Size.OfEquity((decimal)share)) { StopLoss = stop, TakeProfit = target };

    public static Order BuyUnits(decimal quantity) => new MarketOrder(Side.Buy, Size.OfBase(quantity));

    public static Order SellUnits(decimal quantity) => new MarketOrder(Side.Sell, Size.OfBase(quantity));

    public static Order CloseLong() => new MarketOrder(Side.Sell, Size.Position) { ReduceOnly = true };

    public static Order CloseShort() => new MarketOrder(Side.Buy, Size.Position) { ReduceOnly = true };

    public void OnBar(IStrategyContext context)
    {
        _bar++;
        ClosesSeen.Add([.. context.History.Closes]);
        EquitySeen.Add(context.Equity);
        foreach ((int afterBar, Order order) in orders)
        {
            if (afterBar == _bar)
                context.Submit(order);
        }
    }
}
