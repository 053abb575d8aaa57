using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;
using BacktestCli.Tests.Scripting;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Core.Strategies;

/// <summary>When something may be done about a signal.</summary>
public sealed class SignalTimingTests
{
    private const string Follows = """
        entry: { long: signal.score > 0, short: signal.score < 0 }
        exit: { long: signal.score < 0, short: signal.score > 0 }
        stop_loss: 3%
        signals: { contract: sentiment, window: 1, every: 5 }
        """;

    [Fact]
    public void A_signal_dated_at_a_close_is_acted_on_at_the_next_open_and_never_before()
    {
        ListSource bars = ListSource.Of([.. Enumerable.Range(0, 10).Select(i => (100.0 + i, 100.5 + i))]);
        for (int bar = 0; bar < 9; bar++)
        {
            BacktestResult result = Runs.Run(bars, Opinions.Told(Files.Make(Files.With(Follows)), Opinions.At(bar, 0.8)), Runs.Free with { KeepOpen = true });

            Fill fill = Assert.Single(result.Fills);
            Assert.Equal((ListSource.At(bar + 1), 101m + bar), (fill.Time, fill.Price));
        }
    }

    [Fact]
    public void A_signal_dated_inside_a_bar_is_acted_on_at_the_open_after_that_bar()
    {
        Signal inside = Opinions.At(3, 1) with { Time = ListSource.At(4) + 1 };
        BacktestResult result = Runs.Run(Opinions.Flat(10), Opinions.Told(Files.Make(Files.With(Follows)), inside), Runs.Free with { KeepOpen = true });

        Assert.Equal([5], Opinions.BarsOfFills(result));
    }

    [Fact]
    public void A_source_that_tells_of_the_future_is_not_believed()
    {
        ISignalStrategy strategy = (ISignalStrategy)Files.Make(Files.With(Follows));
        strategy.Attach(new Prophet());

        Assert.Empty(Runs.Run(Opinions.Flat(10), strategy).Fills);
    }

    [Fact]
    public void Shifting_every_signal_later_by_a_bar_changes_nothing_before_the_first_of_them() =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
        {
            Random random = new(seed);
            Bar[] bars = RandomMarket.Bars(seed, 80);
            Signal[] signals = [.. Enumerable.Range(0, 78).Where(_ => random.Next(4) == 0).Select(bar => Opinions.At(bar, (2 * random.NextDouble()) - 1))];
            if (signals.Length == 0)
                return true;
            int first = random.Next(signals.Length);
            Signal[] shifted = [.. signals[..first], .. signals[first..].Select(one => one with { Time = one.Time + Opinions.Hour })];

            return Before(signals[first].Time, bars, signals).SequenceEqual(Before(signals[first].Time, bars, shifted));
        }).Holds(300);

    /// <summary>Every equity point up to a close, and every fill before the open after it.</summary>
    private static IEnumerable<string> Before(long close, Bar[] bars, Signal[] signals)
    {
        BacktestResult result = Runs.Run(new ListSource(bars).On(MarketKind.Perp), Opinions.Told(Files.Make(Files.With(Follows)), signals));
        return [
            .. result.Equity.PerBar.Where(point => point.Time <= close).Select(point => point.ToString()),
            .. result.Fills.Where(fill => fill.Time < close).Select(fill => fill.ToString()),
        ];
    }

    private sealed class Prophet : ISignalSource
    {
        public Signal? Latest(IStrategyContext context) => Opinions.At(0, 1) with { Time = context.Time + 1 };
    }
}
