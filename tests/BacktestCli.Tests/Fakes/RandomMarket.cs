using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;

namespace BacktestCli.Tests.Fakes;

/// <summary>Bars and decisions drawn from a seed, for laws that must hold on all of them.</summary>
internal static class RandomMarket
{
    public static Bar[] Bars(int seed, int count, double scale = 1)
    {
        Random random = new(seed);
        Bar[] bars = new Bar[count];
        double price = 100;
        for (int i = 0; i < count; i++)
        {
            double open = Tick(price * (1 + (0.01 * (random.NextDouble() - 0.5))));
            double close = Tick(open * (1 + (0.04 * (random.NextDouble() - 0.5))));
            double high = Tick(Math.Max(open, close) * (1 + (0.02 * random.NextDouble())) + 0.01);
            double low = Tick(Math.Min(open, close) * (1 - (0.02 * random.NextDouble())));
            bars[i] = new Bar(ListSource.At(i), open * scale, high * scale, low * scale, close * scale, Tick(random.NextDouble() * 1000));
            price = close;
        }

        return bars;
    }

    private static double Tick(double price) => Math.Round(Math.Max(price, 1), 2);
}

/// <summary>Buys, sells, protects and leaves at random, but the same way for the same seed and bar.</summary>
internal sealed class RandomStrategy(int seed) : IStrategy
{
    private int _bar;

    public int WarmUpBars => 3;

    public void OnBar(IStrategyContext context)
    {
        Random random = new(unchecked((seed * 486187739) + (_bar++ * 7919)));
        int choice = random.Next(6);
        ProtectiveLevel? stop = random.Next(2) == 0 ? ProtectiveLevel.Away(0.005 + (0.03 * random.NextDouble())) : null;
        ProtectiveLevel? target = random.Next(2) == 0 ? ProtectiveLevel.Away(0.005 + (0.03 * random.NextDouble())) : null;
        if (choice < 2)
        {
            Size size = Size.OfEquity((decimal)Math.Round(random.NextDouble(), 3));
            context.Submit(new MarketOrder(choice == 0 ? Side.Buy : Side.Sell, size) { StopLoss = stop, TakeProfit = target });
        }
        else if (choice == 2 && !context.Position.IsFlat)
        {
            context.Submit(new MarketOrder(context.Position.IsLong ? Side.Sell : Side.Buy, Size.Position) { ReduceOnly = true });
        }
    }
}
