using BacktestCli.Core.Engine;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Core.Engine.Portfolio;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Core.Engine.Laws;

/// <summary>What must not change a run, and what must change it in proportion.</summary>
public sealed class SameRunLawTests
{
    [Fact]
    public void What_comes_later_changes_nothing_that_was_before() => ForEverySeed(seed =>
    {
        int cut = 20 + Math.Abs(seed % 90);
        RandomRun run = new(seed) { KeepOpen = true };
        BacktestResult whole = run.Result, part = (run with { Until = cut }).Result;
        OrderEvent[] early = [.. Lasting(part)], all = [.. Lasting(whole)];
        return part.Fills.SequenceEqual(whole.Fills.Take(part.Fills.Count))
            && whole.Fills.Skip(part.Fills.Count).All(fill => fill.Time >= part.To)
            && early.SequenceEqual(all.Take(early.Length))
            && part.Equity.PerBar.SequenceEqual(whole.Equity.PerBar.Take(part.Equity.PerBar.Count));
    });

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void The_size_of_blocks_changes_nothing_at_all(int size) => ForEverySeed(seed =>
        Several.Everything(new RandomRun(seed).Result) == Several.Everything(new RandomRun(seed) { BlockSize = size }.Result));

    [Fact]
    public void The_order_of_instruments_changes_nothing_at_all() => ForEverySeed(seed =>
    {
        RandomRun run = new(seed);
        BacktestResult turned = BacktestEngine.Run([.. run.Feeds.Reverse()], run.Options, TestContext.Current.CancellationToken);
        return Several.Everything(run.Result) == Several.Everything(turned);
    });

    [Theory]
    [InlineData(2)]
    [InlineData(1024)] // powers of two: others round, and a price that touched a level may miss it by the last digit
    public void Prices_and_cash_in_another_currency_give_the_same_profit_in_it(int scale) => ForEverySeed(seed =>
    {
        BacktestResult one = new RandomRun(seed).Result, scaled = new RandomRun(seed) { Scale = scale }.Result;
        return one.Trades.Count == scaled.Trades.Count
            && one.Trades.Zip(scaled.Trades).All(pair => Math.Abs((scale * pair.First.NetProfit) - pair.Second.NetProfit) < 0.001m * scale);
    });

    /// <summary>What became of orders, but for what the end of data takes back.</summary>
    private static IEnumerable<OrderEvent> Lasting(BacktestResult result) =>
        result.Orders.Events.Where(change => change.State != OrderState.Cancelled);

    private static void ForEverySeed(Func<int, bool> law) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), law).Holds(150);
}
