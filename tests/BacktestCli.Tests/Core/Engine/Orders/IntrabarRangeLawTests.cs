using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Core.Engine.Orders;

/// <summary>What holds of the printed range for every market and every strategy of brackets.</summary>
public sealed class IntrabarRangeLawTests
{
    private const int Count = 120;

    [Fact]
    public void Both_ways_that_a_run_can_declare_lie_inside_the_range_of_each() => ForEverySeed(seed =>
    {
        BacktestResult pessimistic = Run(seed, IntrabarModel.Pessimistic), path = Run(seed, IntrabarModel.Path);
        return Holds(pessimistic, pessimistic) && Holds(pessimistic, path) && Holds(path, pessimistic) && Holds(path, path);
    });

    [Fact]
    public void The_range_does_not_depend_on_which_of_them_is_declared() => ForEverySeed(seed =>
    {
        IntrabarRange one = Run(seed, IntrabarModel.Pessimistic).IntrabarRange!, other = Run(seed, IntrabarModel.Path).IntrabarRange!;
        return IsNear(one.WorstReturn, other.WorstReturn) && IsNear(one.BestReturn, other.BestReturn)
            && IsNear(one.WorstDrawdown, other.WorstDrawdown) && IsNear(one.BestDrawdown, other.BestDrawdown);
    });

    [Fact]
    public void Without_an_ambiguous_bar_both_come_to_the_same() => ForEverySeed(seed =>
    {
        BacktestResult pessimistic = Run(seed, IntrabarModel.Pessimistic), path = Run(seed, IntrabarModel.Path);
        return pessimistic.AmbiguousBars > 0 || (path.AmbiguousBars == 0 && pessimistic.Fills.SequenceEqual(path.Fills));
    });

    private static bool Holds(BacktestResult range, BacktestResult run)
    {
        double total = (double)((run.FinalEquity / run.Options.Cash) - 1), depth = run.Equity.Drawdowns.MaxDepth;
        IntrabarRange ends = range.IntrabarRange!;
        return total >= ends.WorstReturn - 1e-12 && total <= ends.BestReturn + 1e-12
            && depth <= ends.WorstDrawdown + 1e-12 && depth >= ends.BestDrawdown - 1e-12;
    }

    private static bool IsNear(double one, double other) => Math.Abs(one - other) < 1e-12;

    private static BacktestResult Run(int seed, IntrabarModel model)
    {
        Bar[] bars = [.. RandomMarket.Bars(seed, Count).Select((bar, i) => bar with { OpenTime = Table.OpenOf(i) })];
        ListSource source = new(bars) { Instrument = new("test", MarketKind.Perp, "BTCUSDT") };
        BacktestOptions options = Runs.Free with
        {
            Intrabar = model, Fees = FeeSchedule.Flat(0.0005m), Leverage = 1 + (Math.Abs(seed % 3) * 10),
        };
        Decisions decisions = new((bar, context) => Decide(new Random(unchecked((seed * 486187739) + (bar * 7919))), context));
        return Runs.Run(source, decisions, options);
    }

    private static void Decide(Random random, IStrategyContext context)
    {
        double price = context.Bar.Close;
        if (context.Position.IsFlat)
        {
            if (random.Next(3) > 0)
                context.Submit(Entry(random, price));
        }
        else if (random.Next(6) == 0)
        {
            Side exit = context.Position.IsLong ? Side.Sell : Side.Buy;
            double limit = price * (1 + (0.02 * (random.NextDouble() - 0.5)));
            context.Submit(new LimitOrder(exit, Size.Position, limit) { ReduceOnly = true, GoodForBars = 1 + random.Next(3) });
        }
        else if (random.Next(8) == 0)
        {
            context.CancelAll();
        }
    }

    private static Order Entry(Random random, double price)
    {
        Side side = random.Next(2) == 0 ? Side.Buy : Side.Sell;
        Size size = Size.OfEquity((decimal)Math.Round(0.1 + (0.8 * random.NextDouble()), 3));
        int up = side == Side.Buy ? 1 : -1;
        double away = 0.015 * random.NextDouble(), beyond = 0.002 - (0.006 * random.NextDouble());
        Order order = random.Next(4) switch
        {
            0 => new MarketOrder(side, size),
            1 => new LimitOrder(side, size, price * (1 - (up * away))),
            2 => new StopOrder(side, size, price * (1 + (up * away))),
            _ => new StopLimitOrder(side, size, price * (1 + (up * away)), price * (1 + (up * (away + beyond)))),
        };
        return order with
        {
            StopLoss = random.Next(3) > 0 ? ProtectiveLevel.Away(0.002 + (0.02 * random.NextDouble())) : null,
            TakeProfit = random.Next(3) > 0 ? ProtectiveLevel.Away(0.002 + (0.02 * random.NextDouble())) : null,
            TrailingStop = random.Next(3) == 0 ? Trail.Fraction(0.003 + (0.03 * random.NextDouble())) : null,
            GoodForBars = random.Next(2) == 0 ? 1 + random.Next(5) : null,
        };
    }

    private static void ForEverySeed(Func<int, bool> law) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), law).Holds(150);
}
