using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Margin;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Core.Engine.Laws;

/// <summary>What the books of every run say, whatever is ordered in whatever market.</summary>
public sealed class BookLawTests
{
    [Fact]
    public void The_ledger_explains_equity_to_the_last_decimal() => ForEverySeed(seed =>
    {
        BacktestResult result = new RandomRun(seed) { KeepOpen = seed % 2 == 0 }.Result;
        decimal cash = result.Options.Cash - (result.FundingPaid ?? 0) - result.Instruments.Sum(one => one.InterestPaid)
            + result.Trades.Sum(trade => trade.Insurance)
            + result.Fills.Sum(fill => (fill.Side == Side.Buy ? -fill.Notional : fill.Notional) - fill.Fee);
        return cash == result.FinalCash
            && result.FinalEquity == result.Options.Cash + result.Trades.Sum(trade => trade.NetProfit) + result.OpenProfit;
    });

    [Fact]
    public void Fills_add_up_to_the_positions_and_trades_to_the_fills() => ForEverySeed(seed =>
    {
        BacktestResult result = new RandomRun(seed) { KeepOpen = seed % 2 == 0 }.Result;
        return result.Instruments.All(one =>
            result.Fills.Where(fill => fill.Instrument == one.Instrument)
                .Sum(fill => fill.Side == Side.Buy ? fill.Quantity : -fill.Quantity) == one.OpenQuantity)
            && result.Trades.Sum(trade => trade.Fees) <= result.Fills.Sum(fill => fill.Fee)
            && result.Trades.Sum(trade => trade.Quantity) + result.Instruments.Sum(one => Math.Abs(one.OpenQuantity))
                + result.Trades.Sum(trade => trade.Quantity)
                == result.Fills.Sum(fill => fill.Quantity);
    });

    [Fact]
    public void No_fill_is_outside_its_bar_but_for_stated_costs_and_none_is_free() => ForEverySeed(seed =>
    {
        RandomRun run = new(seed);
        Dictionary<string, Bar[]> bars = run.Feeds.ToDictionary(feed => feed.Source.Instrument.ToString(), feed => BarsOf(feed.Source));
        return run.Result.Fills.All(fill => fill.Fee >= 0
            && (fill.Liquidity == Liquidity.Taker ? fill.Slippage >= 0 : fill.Price == fill.TouchPrice)
            && bars[fill.Instrument.ToString()].Any(bar =>
                (bar.OpenTime == fill.Time || bar.OpenTime + 3_600_000 == fill.Time)
                && (double)fill.TouchPrice >= bar.Low && (double)fill.TouchPrice <= bar.High
                && Math.Abs((double)(fill.Price - fill.TouchPrice)) <= 0.12 * bar.High));
    });

    [Fact]
    public void No_account_is_ever_in_debt_for_what_was_isolated() => ForEverySeed(seed =>
    {
        BacktestResult result = new RandomRun(seed).Result;
        return result.Trades.Where(trade => trade.Insurance > 0).All(trade => trade.ExitReason == ExitReason.Liquidation)
            && (result.Options.MarginMode == MarginMode.Cross || result.FinalEquity > -1);
    });

    [Fact]
    public void Scripts_send_every_kind_of_order_and_runs_end_in_every_way()
    {
        BacktestResult[] results = [.. Enumerable.Range(0, 60).Select(seed => new RandomRun(seed).Result)];
        IEnumerable<string> filled = results.SelectMany(result => result.Orders.Counts).Where(count => count.State == OrderState.Filled)
            .Select(count => count.Type);
        IEnumerable<ExitReason> left = results.SelectMany(result => result.Trades).Select(trade => trade.ExitReason);

        Assert.Superset(
            new HashSet<string> { "market", "limit", "stop", "stop_limit", "take_profit", "trailing_stop", "liquidation" },
            filled.ToHashSet());
        Assert.Superset(
            new HashSet<ExitReason> { ExitReason.Signal, ExitReason.StopLoss, ExitReason.TakeProfit, ExitReason.TrailingStop,
                ExitReason.Liquidation, ExitReason.EndOfData },
            left.ToHashSet());
    }

    private static Bar[] BarsOf(IBarSource source) =>
        [.. source.ReadBlocks(TestContext.Current.CancellationToken)
            .SelectMany(block => Enumerable.Range(0, block.Count).Select(i => block[i]))];

    private static void ForEverySeed(Func<int, bool> law) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), law).Holds(300);
}
