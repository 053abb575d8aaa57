using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;

namespace BacktestCli.Tests.Core.Reference;

/// <summary>Draws what a script does: orders with levels near the close after which they are sent.</summary>
internal sealed class OrderGenerator(Random random, Feature features, BacktestOptions options)
{
    private int _sent;

    public IEnumerable<Command> Commands(Bar[] bars)
    {
        for (int i = 0; i < bars.Length; i++)
        {
            for (int n = random.Next(4); n > 1; n--)
                yield return Next(i, bars[i]);
        }
    }

    private Command Next(int index, Bar bar)
    {
        int choice = random.Next(10);
        if (choice == 0 && May(Feature.Pairs, 1))
        {
            _sent += 2;
            return new Command(index, Act.Pair, Draw(bar, waits: true), Draw(bar, waits: true));
        }

        if (choice == 1 && May(Feature.Changes, 1))
            return new Command(index, random.Next(3) == 0 ? Act.CancelAll : Act.Cancel, Target: random.Next(_sent + 1));
        if (choice == 2 && May(Feature.Changes, 1))
            return new Command(index, Act.Replace, Draw(bar, waits: true), Target: random.Next(_sent + 1));
        _sent++;
        return new Command(index, Act.Submit, Draw(bar, waits: May(Feature.Waiting, 2)));
    }

    private OrderSpec Draw(Bar bar, bool waits)
    {
        decimal close = (decimal)bar.Close;
        bool isBuy = random.Next(2) == 0;
        OrderKind kind = !waits ? OrderKind.Market : (OrderKind)random.Next(1, May(Feature.Trails, 1) ? 6 : 5);
        (SizeKind sizeKind, decimal size) = DrawSize();
        bool hasBracket = random.Next(2) == 0;
        OrderSpec order = new(kind, isBuy, sizeKind, size)
        {
            Level = Near(close), Limit = Near(close), Behind = DrawTrail(),
            StopLoss = hasBracket && random.Next(3) > 0 || sizeKind == SizeKind.Risk ? DrawLevel(close, isBuy ? -1 : 1) : null,
            TakeProfit = hasBracket && random.Next(3) > 0 ? DrawLevel(close, isBuy ? 1 : -1) : null,
            TrailingStop = hasBracket && May(Feature.Trails, 3) ? DrawTrail() : null,
        };
        if (May(Feature.Reduces, 4) && !order.IsBracket)
            order = order with { ReduceOnly = true };
        return May(Feature.Terms, 3) ? Limited(order, bar) : order;
    }

    private OrderSpec Limited(OrderSpec order, Bar bar) => random.Next(5) switch
    {
        0 => order with { TimeInForce = TimeInForce.Ioc },
        1 => order with { TimeInForce = TimeInForce.Fok },
        2 => order with { TimeInForce = TimeInForce.Gtd, ExpiresAt = bar.OpenTime + (random.Next(1, 5) * 43_200_000L) },
        3 => order with { GoodForBars = random.Next(1, 4) },
        _ => order with { PostOnly = order.Kind == OrderKind.Limit },
    };

    private (SizeKind Kind, decimal Size) DrawSize()
    {
        if (!May(Feature.Sizes, 1))
            return random.Next(3) == 0 ? (SizeKind.Position, 1) : (SizeKind.Base, DrawQuantity());
        return (SizeKind)random.Next(9) switch
        {
            SizeKind.Position => (SizeKind.Position, Pick(1, 0.5m, 0.3m, 2)),
            SizeKind.Base => (SizeKind.Base, DrawQuantity()),
            SizeKind.Quote => (SizeKind.Quote, 100 * random.Next(1, 30)),
            SizeKind.Risk => (SizeKind.Risk, Pick(0.01m, 0.05m)),
            SizeKind.Slots => (SizeKind.Slots, random.Next(1, 4)),
            SizeKind other => (other, Pick(0.1m, 0.25m, 0.5m, 0.95m) * options.Leverage),
        };
    }

    private decimal DrawQuantity() => random.Next(1, 20) * (random.Next(2) == 0 ? 1 : options.Leverage);

    private Distance DrawLevel(decimal close, int sign) =>
        random.Next(2) == 0 ? new Distance(random.Next(1, 5) / 100m, IsShare: true) : new Distance(close + (sign * random.Next(0, 5)), IsShare: false);

    private Distance DrawTrail() => random.Next(2) == 0 ? new Distance(random.Next(1, 5) / 100m, IsShare: true) : new Distance(random.Next(1, 5), IsShare: false);

    private decimal Near(decimal price) => price + random.Next(-4, 5) + (random.Next(4) == 0 ? 0.25m : 0);

    private bool May(Feature feature, int oneIn) => features.HasFlag(feature) && random.Next(oneIn) == 0;

    private decimal Pick(params decimal[] choices) => choices[random.Next(choices.Length)];
}
