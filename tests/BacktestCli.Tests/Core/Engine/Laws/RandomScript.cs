using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;

namespace BacktestCli.Tests.Core.Engine.Laws;

/// <summary>
/// Sends orders of every kind at random: what it does at a bar depends on the seed, the bar and the position alone. Prices are around the
/// bar's close.
/// </summary>
internal sealed class RandomScript(int seed) : IRepeatableStrategy
{
    private int _bars;

    public int WarmUpBars => 2;

    public void OnBar(IStrategyContext context)
    {
        _bars++;
        Repeat(context);
    }

    public void StartRepeating()
    {
        // it remembers nothing but how many bars there were
    }

    public void Repeat(IStrategyContext context)
    {
        Random random = new(unchecked((seed * 486187739) + (_bars * 7919)));
        double close = context.Bar.Close;
        switch (random.Next(10))
        {
            case < 5:
                context.Submit(Draw(random, close, context.Position));
                break;
            case 5:
                context.SubmitOneCancelsOther(Draw(random, close, context.Position), Draw(random, close, context.Position));
                break;
            case 6 when !context.Position.IsFlat:
                context.Submit(new MarketOrder(
                    context.Position.IsLong ? Side.Sell : Side.Buy, Size.OfPosition(random.Next(1, 5) / 4m)) { ReduceOnly = true });
                break;
            case 7 when random.Next(4) == 0:
                context.CancelAll();
                break;
        }
    }

    private static Order Draw(Random random, double close, Position position)
    {
        Side side = random.Next(2) == 0 ? Side.Buy : Side.Sell;
        double away = close * 0.02 * random.NextDouble(), below = side == Side.Buy ? close - away : close + away,
            above = (2 * close) - below;
        Size size = DrawSize(random, close);
        bool reduces = !position.IsFlat && random.Next(4) == 0;
        Order order = random.Next(7) switch
        {
            0 => new LimitOrder(side, size, below),
            1 => new LimitOrder(side, size, above) { PostOnly = random.Next(4) == 0 },
            2 => new StopOrder(side, size, above),
            3 => new StopLimitOrder(side, size, above, above + ((above - close) * (random.NextDouble() - 0.3))),
            4 => new TakeProfitOrder(side, size, below),
            5 => new TrailingStopOrder(side, size,
                random.Next(2) == 0 ? Trail.Fraction(0.001 + (0.02 * random.NextDouble())) : Trail.Amount(0.001 * close + away)),
            _ => new MarketOrder(side, size),
        };
        if (reduces)
            return order with { ReduceOnly = true };
        if (random.Next(2) == 0)
            order = order with { StopLoss = ProtectiveLevel.Away(0.002 + (0.03 * random.NextDouble())) };
        if (random.Next(3) == 0)
            order = order with { TakeProfit = ProtectiveLevel.Away(0.002 + (0.03 * random.NextDouble())) };
        if (random.Next(4) == 0)
            order = order with { TrailingStop = Trail.Fraction(0.002 + (0.03 * random.NextDouble())) };
        return random.Next(8) switch
        {
            0 when order is not LimitOrder { PostOnly: true } => order with { TimeInForce = TimeInForce.Ioc },
            1 when order is not LimitOrder { PostOnly: true } => order with { TimeInForce = TimeInForce.Fok },
            2 => order with { GoodForBars = random.Next(1, 6) },
            _ => order,
        };
    }

    private static Size DrawSize(Random random, double close) => random.Next(7) switch
    {
        0 => Size.OfBase(random.Next(1, 40)),
        1 => Size.OfQuote((decimal)(close * random.Next(1, 40))),
        2 => Size.OfCash(random.Next(1, 101) / 100m),
        3 => Size.ForVolatility(0.2m, 0.1 + random.NextDouble()),
        4 => Size.OfKelly(0.5m, 0.4m, 5),
        5 => Size.OfPosition(random.Next(1, 9) / 4m),
        _ => Size.OfEquity(random.Next(1, 150) / 100m),
    };
}
