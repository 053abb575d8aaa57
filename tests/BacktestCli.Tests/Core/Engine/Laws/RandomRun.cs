using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Margin;
using BacktestCli.Core.Trading.Protections;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Core.Engine.Laws;

/// <summary>
/// A run drawn from a seed: up to three instruments of two venues, with gaps, that begin and end when they like; costs and rules of every
/// kind.
/// </summary>
internal sealed record RandomRun(int Seed)
{
    private const int Hours = 120;

    public int BlockSize { get; init; } = int.MaxValue;

    /// <summary>Hours of data from the start on.</summary>
    public int Until { get; init; } = Hours;

    /// <summary>What prices and cash are multiplied by.</summary>
    public int Scale { get; init; } = 1;

    public bool KeepOpen { get; init; }

    public BacktestOptions Options
    {
        get
        {
            Random random = new(Seed);
            decimal leverage = random.Next(3) == 0 ? 1 : random.Next(2, 30);
            return Runs.Free with
            {
                Cash = 10_000m * Scale,
                KeepOpen = KeepOpen,
                Fees = new FeeSchedule { Maker = 0.0002m, Taker = 0.00075m },
                Leverage = leverage,
                MarginMode = random.Next(2) == 0 ? MarginMode.Isolated : MarginMode.Cross,
                BorrowRate = random.Next(2) == 0 ? 0.5m : null,
                SpreadBps = random.Next(3),
                Slippage = random.Next(4) switch
                {
                    0 => new RangeSlippage(0.05), 1 => new ImpactSlippage(0.1), 2 => new RandomSlippage(10), _ => new BpsSlippage(3),
                },
                MaxVolumeShare = random.Next(4) == 0 ? 0.1m : null,
                MaxPositions = random.Next(4) == 0 ? 2 : null,
                Intrabar = random.Next(3) == 0 ? IntrabarModel.Path : IntrabarModel.Pessimistic,
                Protections = random.Next(4) == 0 ? [new CoolDownProtection(2), new DailyLossProtection(0.05, "5%")] : [],
            };
        }
    }

    public InstrumentFeed[] Feeds
    {
        get
        {
            Random random = new(~Seed);
            return [.. Enumerable.Range(0, random.Next(1, 4))
                .Select(i => Feed(i, random.Next(2) == 0 ? "a" : "b", random.Next(3) > 0, random))];
        }
    }

    public BacktestResult Result => BacktestEngine.Run(Feeds, Options, TestContext.Current.CancellationToken);

    private InstrumentFeed Feed(int i, string venue, bool isPerp, Random random)
    {
        int from = i == 0 ? 0 : random.Next(40), to = i == 0 ? Hours : Hours - random.Next(40), gap = random.Next(5, 30),
        fundings = random.Next(1, 9);
        Bar[] bars = [.. RandomMarket.Bars(unchecked((Seed * 31) + i), Hours, Scale).Take(Math.Min(to, Until)).Skip(from)
            .Where((_, bar) => bar % gap != gap - 1)];
        return new InstrumentFeed
        {
            Source = new ListSource(bars)
            {
                BlockSize = BlockSize, Instrument = new Instrument(venue, isPerp ? MarketKind.Perp : MarketKind.Spot, $"S{i}"),
            },
            Strategy = new RandomScript(unchecked((Seed * 17) + i)),
            Funding = isPerp ? Funding(fundings) : null,
        };
    }

    /// <summary>A rate every so many hours, at the close of the bar.</summary>
    private FundingHistory Funding(int everyHours)
    {
        Random random = new(Seed);
        return Fundings.At([.. Enumerable.Range(0, Hours / everyHours).Select(n => (n * everyHours, random.Next(-500, 1500) / 1e6))]);
    }
}
