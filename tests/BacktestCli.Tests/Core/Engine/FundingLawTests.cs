using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Core.Engine;

/// <summary>What holds of funding for every market and every strategy.</summary>
public sealed class FundingLawTests
{
    private const int Count = 200;

    private static readonly BacktestOptions Costly = Runs.Free with
    {
        Fees = new FeeSchedule { Maker = 0.0002m, Taker = 0.00075m }, Slippage = new BpsSlippage(3),
    };

    [Fact]
    public void Payments_are_those_that_fills_rates_and_bars_come_to() => ForEverySeed(seed =>
    {
        Bar[] bars = WithGaps(seed);
        BacktestResult result = RunRandom(seed, bars);
        List<(long Time, decimal Amount)> expected = [.. Recomputed(result, bars, Funding(seed))];

        return expected.Count > 0
            && expected.SequenceEqual(result.Funding!.Payments.Select(payment => (payment.Time, payment.Amount)))
            && expected.Sum(payment => payment.Amount) == result.Trades.Sum(trade => trade.Funding)
            && result.FinalEquity == result.Options.Cash + result.Trades.Sum(trade => trade.NetProfit);
    });

    [Fact]
    public void Without_a_position_funding_changes_nothing() => ForEverySeed(seed =>
    {
        BacktestResult idle = Run(RandomMarket.Bars(seed, Count), new Script(), Funding(seed));
        return idle.Funding!.Payments.Count == 0 && idle.Equity.PerBar.All(point => point.Equity == 10_000);
    });

    [Fact]
    public void Twice_the_rates_are_twice_the_funding() => ForEverySeed(seed =>
    {
        Bar[] bars = RandomMarket.Bars(seed, Count);
        decimal quantity = 1 + (Math.Abs(seed % 10_000) / 1000m);
        Script Holder() => new((seed & 63, seed % 2 == 0 ? Script.BuyUnits(quantity) : Script.SellUnits(quantity)));
        RunFunding once = Run(bars, Holder(), Fundings.Random(seed, Count, 8)).Funding!;
        RunFunding twice = Run(bars, Holder(), Fundings.Random(seed, Count, 8, times: 2)).Funding!;
        return once.Payments.Count > 0 && twice.Paid == 2 * once.Paid;
    });

    [Fact]
    public void The_size_of_blocks_changes_nothing() => ForEverySeed(seed =>
    {
        Bar[] bars = WithGaps(seed);
        BacktestResult whole = RunRandom(seed, bars);
        BacktestResult cut = RunRandom(seed, bars, 1 + (Math.Abs(seed) % 50));
        return cut.Funding!.Payments.SequenceEqual(whole.Funding!.Payments) && Runs.EquityOf(cut).SequenceEqual(Runs.EquityOf(whole));
    });

    [Fact]
    public void Truncating_the_data_changes_no_payment_before_the_cut() => ForEverySeed(seed =>
    {
        Bar[] bars = WithGaps(seed);
        BacktestResult part = RunRandom(seed, bars[..(20 + (Math.Abs(seed) % 100))]);
        return part.Funding!.Payments.SequenceEqual(RunRandom(seed, bars).Funding!.Payments.Take(part.Funding!.Payments.Count));
    });

    private static FundingHistory Funding(int seed) => Fundings.Random(seed, Count, 1 + (Math.Abs(seed % 9)));

    private static Bar[] WithGaps(int seed)
    {
        Random random = new(seed);
        return [.. RandomMarket.Bars(seed, Count).Where((_, i) => i == 0 || random.Next(10) > 0)];
    }

    private static BacktestResult RunRandom(int seed, Bar[] bars, int blockSize = int.MaxValue) => BacktestEngine.Run(
        new ListSource(bars).On(MarketKind.Perp).InBlocksOf(blockSize),
        new RandomStrategy(seed),
        Costly,
        Funding(seed),
        TestContext.Current.CancellationToken);

    private static BacktestResult Run(Bar[] bars, Script strategy, FundingHistory funding) =>
        BacktestEngine.Run(new ListSource(bars).On(MarketKind.Perp), strategy, Runs.Free, funding, TestContext.Current.CancellationToken);

    /// <summary>The plain way: walk the fills of each bar, then look for rates.</summary>
    private static IEnumerable<(long Time, decimal Amount)> Recomputed(BacktestResult result, Bar[] bars, FundingHistory funding)
    {
        Queue<Fill> fills = new(result.Fills);
        decimal held = 0;
        for (int i = 0; i < bars.Length; i++)
        {
            long close = bars[i].OpenTime + 3_600_000;
            long closeBefore = i == 0 ? bars[0].OpenTime : bars[i - 1].OpenTime + 3_600_000;
            foreach ((long, decimal) payment in Due(closeBefore, bars[i].OpenTime, bars[i].Open))
                yield return payment;
            while (fills.TryPeek(out Fill? fill) && BelongsTo(i, fill))
                held += fills.Dequeue() is { Side: Side.Buy } bought ? bought.Quantity : -fill.Quantity;
            if (i == bars.Length - 1 && result.Trades[^1].ExitReason != ExitReason.EndOfData && result.Trades[^1].ExitTime == close)
                held = 0; // stopped inside the last bar
            foreach ((long, decimal) payment in Due(bars[i].OpenTime, close, bars[i].Close))
                yield return payment;
        }

        // A fill dated at a bar's close happened inside it, unless it is the next bar's opening fill: that touches the next open.
        bool BelongsTo(int i, Fill fill)
        {
            if (fill.Time == bars[i].OpenTime)
                return true;
            bool isNextOpen = i < bars.Length - 1 && bars[i + 1].OpenTime == fill.Time && (double)fill.TouchPrice == bars[i + 1].Open;
            return fill.Time == bars[i].OpenTime + 3_600_000 && i < bars.Length - 1 && !isNextOpen;
        }

        IEnumerable<(long, decimal)> Due(long after, long until, double price)
        {
            for (int k = 0; k < funding.Count; k++)
            {
                if (held == 0 || funding.Times[k] <= after || funding.Times[k] > until)
                    continue;
                decimal valuedAt = (decimal)(double.IsNaN(funding.Marks[k]) ? price : funding.Marks[k]);
                yield return (funding.Times[k], decimal.Round(held * valuedAt * (decimal)funding.Rates[k], 12));
            }
        }
    }

    private static void ForEverySeed(Func<int, bool> law) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), law).Holds(200);
}
