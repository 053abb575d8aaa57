using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;
using FsCheck.Fluent;
using static BacktestCli.Tests.Fakes.Runs;

namespace BacktestCli.Tests.Core.Engine;

/// <summary>What holds for every market and every strategy.</summary>
public sealed class LawTests
{
    private static readonly BacktestOptions Costly = Free with { Fees = new FeeSchedule { Maker = 0.0002m, Taker = 0.00075m }, Slippage = new BpsSlippage(3) };

    [Fact]
    public void The_ledger_explains_equity_to_the_last_decimal() => ForEverySeed(seed =>
    {
        BacktestResult result = RunRandom(seed);
        decimal cash = result.Options.Cash;
        foreach (Fill fill in result.Fills)
            cash += (fill.Side == Side.Buy ? -fill.Notional : fill.Notional) - fill.Fee;
        return cash == result.FinalCash && result.FinalEquity == result.Options.Cash + result.Trades.Sum(trade => trade.NetProfit);
    });

    [Fact]
    public void Equity_is_cash_plus_position_at_the_close_on_every_bar() => ForEverySeed(seed =>
    {
        Bar[] bars = RandomMarket.Bars(seed, 200);
        BacktestResult result = RunRandom(seed);
        (decimal cash, decimal position, int next) = (result.Options.Cash, 0m, 0);
        for (int i = 0; i < bars.Length; i++)
        {
            for (; next < result.Fills.Count && result.Fills[next].Time <= ListSource.At(i); next++)
                Book(result.Fills[next]);
            for (; next < result.Fills.Count && result.Fills[next].Time == ListSource.At(i + 1) && InsideOrLast(i, result.Fills[next]); next++)
                Book(result.Fills[next]);
            double expected = (double)cash + ((double)position * bars[i].Close);
            if (Math.Abs(expected - result.Equity.PerBar[i].Equity) > 1e-9 * Math.Abs(expected))
                return false;
        }

        return true;

        void Book(Fill fill)
        {
            cash += (fill.Side == Side.Buy ? -fill.Notional : fill.Notional) - fill.Fee;
            position += fill.Side == Side.Buy ? fill.Quantity : -fill.Quantity;
        }

        // A fill dated at a bar's close happened inside it, unless it is the next bar's opening fill: that touches the next open.
        bool InsideOrLast(int i, Fill fill) => i == bars.Length - 1 || (double)fill.TouchPrice != bars[i + 1].Open;
    });

    [Fact]
    public void No_fill_is_outside_its_bar_but_for_slippage_and_no_fee_is_negative() => ForEverySeed(seed =>
    {
        Bar[] bars = RandomMarket.Bars(seed, 200);
        return RunRandom(seed).Fills.All(fill =>
        {
            int bar = (int)((fill.Time - ListSource.At(0)) / 3_600_000);
            double touch = (double)fill.TouchPrice;
            return fill.Fee >= 0 && (Holds(bar) || Holds(bar - 1));
            bool Holds(int index) => index >= 0 && index < bars.Length && touch >= bars[index].Low && touch <= bars[index].High;
        });
    });

    [Fact]
    public void Truncating_the_data_changes_nothing_before_the_cut() => ForEverySeed(seed =>
    {
        Bar[] bars = RandomMarket.Bars(seed, 200);
        int cut = 20 + (Math.Abs(seed) % 160);
        BacktestResult whole = Run(new ListSource(bars).On(MarketKind.Perp), new RandomStrategy(seed), Costly);
        BacktestResult part = Run(new ListSource(bars[..cut]).On(MarketKind.Perp), new RandomStrategy(seed), Costly with { KeepOpen = true });
        return part.Fills.SequenceEqual(whole.Fills.Take(part.Fills.Count))
            && EquityOf(part).SequenceEqual(EquityOf(whole).Take(cut));
    });

    [Fact]
    public void The_size_of_blocks_changes_nothing() => ForEverySeed(seed =>
    {
        ListSource source = new ListSource(RandomMarket.Bars(seed, 200)).On(MarketKind.Perp);
        BacktestResult whole = Run(source, new RandomStrategy(seed), Costly);
        BacktestResult cut = Run(source.InBlocksOf(1 + (Math.Abs(seed) % 50)), new RandomStrategy(seed), Costly);
        return cut.Fills.SequenceEqual(whole.Fills) && EquityOf(cut).SequenceEqual(EquityOf(whole));
    });

    [Fact]
    public void Scaling_every_price_and_the_cash_by_two_doubles_every_profit() => ForEverySeed(seed =>
    {
        BacktestOptions options = Costly;
        BacktestResult single = Run(new ListSource(RandomMarket.Bars(seed, 200)).On(MarketKind.Perp), new RandomStrategy(seed), options);
        BacktestResult doubled = Run(
            new ListSource(RandomMarket.Bars(seed, 200, scale: 2)).On(MarketKind.Perp), new RandomStrategy(seed), options with { Cash = 2 * options.Cash });
        return single.Trades.Count == doubled.Trades.Count
            && single.Trades.Zip(doubled.Trades).All(pair => Math.Abs((2 * pair.First.NetProfit) - pair.Second.NetProfit) < 0.0001m);
    });

    [Fact]
    public void The_pessimistic_outcome_of_a_protected_trade_is_never_better_than_on_the_path() => ForEverySeed(seed =>
    {
        ListSource source = new ListSource(RandomMarket.Bars(seed, 3)).On(MarketKind.Perp);
        Script Trade() => new((0, Script.Buy(0.5, ProtectiveLevel.Away(0.01), ProtectiveLevel.Away(0.01))));
        return Run(source, Trade(), Costly).FinalEquity <= Run(source, Trade(), Costly with { Intrabar = IntrabarModel.Path }).FinalEquity;
    });

    [Fact]
    public void Drawdowns_are_those_of_the_equity_curve() => ForEverySeed(seed =>
    {
        BacktestResult result = RunRandom(seed);
        double peak = (double)result.Options.Cash;
        double deepest = 0;
        foreach (double equity in EquityOf(result))
        {
            peak = Math.Max(peak, equity);
            deepest = Math.Max(deepest, 1 - (equity / peak));
        }

        return Math.Abs(deepest - result.Equity.Drawdowns.MaxDepth) < 1e-12;
    });

    private static BacktestResult RunRandom(int seed) =>
        Run(new ListSource(RandomMarket.Bars(seed, 200)).On(seed % 2 == 0 ? MarketKind.Perp : MarketKind.Spot), new RandomStrategy(seed), Costly);

    private static void ForEverySeed(Func<int, bool> law) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), law).Holds(200);
}
