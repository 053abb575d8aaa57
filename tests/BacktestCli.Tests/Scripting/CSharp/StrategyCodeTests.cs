using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Scripting;
using BacktestCli.Scripting.CSharp;
using BacktestCli.Scripting.Declarative;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Scripting.CSharp;

/// <summary>Code of a user is called as code of the program is, whatever it can do.</summary>
public sealed class StrategyCodeTests
{
    private const string Asking = """
        private ISignalSource? _source;
        public int WarmUpBars => 1;
        public SignalPlan Signals => new() { Contract = "sentiment", Every = 3, Shown = ["close"] };
        public void Attach(ISignalSource source) => _source = source;
        public ReadOnlySpan<double> Observe(in Bar bar) => bar.Close > 100 ? throw new InvalidOperationException("too dear") : new double[] { bar.Close };
        public void OnBar(IStrategyContext context)
        {
            if (_source?.Latest(context) is { Score: > 0 })
                context.Submit(new MarketOrder(Side.Buy, Size.OfBase(1)));
        }
        """;

    [Fact]
    public void It_is_told_how_long_the_bars_are_and_may_warm_up_for_as_long_as_that_asks()
    {
        IStrategy strategy = Make("IStrategy", """
            private int _warmUp = 1;
            public int WarmUpBars => _warmUp;
            public void Begin(Interval interval) => _warmUp = interval == Interval.OneHour ? 24 : throw new ArgumentException("hours only");
            public void OnBar(IStrategyContext context) => context.Submit(new MarketOrder(Side.Buy, Size.OfBase(1)));
            """);
        strategy.Begin(Interval.OneHour);

        Assert.Equal(24, strategy.WarmUpBars);
        Assert.Contains(
            "the strategy failed before its first bar: ArgumentException: hours only",
            Assert.Throws<StrategyException>(() => strategy.Begin(Interval.OneDay)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ISignalStrategy", "")]
    [InlineData("ISignalStrategy, IRepeatableStrategy", "public void StartRepeating() { } public void Repeat(IStrategyContext context) => OnBar(context);")]
    public void It_acts_on_signals_and_shows_its_values(string interfaces, string more)
    {
        var strategy = (ISignalStrategy)Make(interfaces, Asking + more);
        double shown = strategy.Observe(new Bar(0, 99, 99, 99, 99, 1))[0];

        Assert.Equal((3, "close", 99), (strategy.Signals.Every, strategy.Signals.Shown.Single(), shown));
        Assert.Equal(more.Length > 0, strategy is IRepeatableStrategy);
        Assert.Equal([6], Opinions.BarsOfFills(Runs.Run(Opinions.Flat(8), Opinions.Told(strategy, Opinions.At(5, 1), Opinions.At(6, -1)), Runs.Free with { KeepOpen = true })));
        Assert.Contains(
            "the strategy failed at the bar of 1970-01-01T00:00:00Z: InvalidOperationException: too dear",
            Assert.Throws<StrategyException>(() => strategy.Observe(new Bar(0, 101, 101, 101, 101, 1)).Length).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_indicators_it_keeps_can_be_looked_at_after_every_bar()
    {
        var strategy = (ITracedStrategy)Make("IStrategy", """
            private readonly BacktestCli.Core.Indicators.Sma _slowMean = new(2);
            private BacktestCli.Core.Indicators.Ema? _late;
            public BacktestCli.Core.Indicators.IValueIndicator Any { get; } = new BacktestCli.Core.Indicators.Sma(1);
            private int _bars;
            public int WarmUpBars => 1;
            public void OnBar(IStrategyContext context)
            {
                _slowMean.Update(context.Bar.Close);
                Any.Update(context.Bar.Close);
                if (++_bars == 2)
                    (_late = new(1)).Update(context.Bar.High);
            }
            """);
        Assert.Equal(["slow_mean (sma)", "late (ema)", "any (indicator)"], strategy.TracedNames);
        Assert.True(strategy.Traced.IsEmpty);

        strategy.StartTracing();
        Runs.Run(new ListSource([new Bar(0, 10, 12, 9, 10, 1), new Bar(3_600_000, 10, 13, 9, 12, 1)]), strategy);
        Assert.Equal([11, 13, 12], strategy.Traced.ToArray());
    }

    [Fact]
    public void One_that_keeps_none_has_nothing_to_look_at()
    {
        var strategy = (ITracedStrategy)Make("IStrategy", "public int WarmUpBars => 1; public void OnBar(IStrategyContext context) { }");
        strategy.StartTracing();

        Assert.Empty(strategy.TracedNames);
        Assert.True(strategy.Traced.IsEmpty);
    }

    private static IStrategy Make(string interfaces, string body)
    {
        StrategyFileResult result = CSharpStrategy.Parse(
            $"using BacktestCli.Core.Market; using BacktestCli.Core.Strategies; using BacktestCli.Core.Trading;\npublic class Mine : {interfaces} {{ {body} }}", "mine.cs");
        Assert.Empty(result.Problems);
        return result.Entry!.Create(new Dictionary<string, double>());
    }
}
