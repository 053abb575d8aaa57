using BacktestCli.Core.Indicators;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Signals.Asking;
using BacktestCli.Signals.Contracts;
using BacktestCli.Tests.Fakes;
using BacktestCli.Tests.Scripting;
using FsCheck;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Signals.Prompts;

/// <summary>What an anonymous question says of values on a scale: nothing that tells how dear the instrument is, how much of it is traded, or when.</summary>
public sealed class HiddenScaleTests
{
    private const int Count = 420;

    /// <summary>Four years, leap day and all, so that days, weeks' ends aside, and months fall as they did.</summary>
    private const long FourYears = 1461L * 86_400_000;

    /// <summary>Every output of every indicator, but of one that has a size of its own; and what people make of them.</summary>
    private static readonly string[] Expressions =
    [
        .. IndicatorCatalog.All.Where(entry => entry.Name != "renko").SelectMany(entry => entry.Outputs.Select(output => $"{entry.Example}.{output.Name}")),
        "close * volume", "max(close - sma(close, 5), 0)", "atr(14) / close", "obv() - obv()[20]", "close > open", "force_index(2) / atr(14)",
    ];

    private static readonly Instrument Other = new("okx", MarketKind.Perp, "SOL-USDT-SWAP");

    [Fact]
    public void Dearer_prices_smaller_volumes_and_later_times_change_no_byte_whatever_is_shown() => Prop.ForAll<PositiveInt>(seed =>
    {
        Bar[] bars = RandomMarket.Bars(seed.Get, Count);
        Bar[] others =
        [
            .. bars.Select(bar => new Bar(
                bar.OpenTime + (FourYears * (1 + (seed.Get % 3))), bar.Open * 512, bar.High * 512, bar.Low * 512, bar.Close * 512, bar.Volume / 64)),
        ];
        foreach (string contract in (string[])["sentiment", "regime", "factor"])
            Assert.Equal(Asked(contract, bars, Questions.Bitcoin), Asked(contract, others, Other));
    }).Holds(5);

    [Fact]
    public void An_open_question_shows_every_value_as_it_is()
    {
        SignalQuestion question = Questions.About("sentiment", Questions.Rising(2), Values(ValueScale.OfVolume, 12_345, 6_789), Values(null, 0.5, 4));

        string text = ContractCatalog.Find("sentiment").Write(question, Questions.Open).Messages[1].Text;

        Assert.Contains(",10,12345,0.5\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("escaled", Questions.TextOf(ContractCatalog.Find("sentiment").Write(question, Questions.Open)), StringComparison.Ordinal);
    }

    /// <summary>The first close is 50, the mean volume 20: a price doubles, a volume is divided by 20, and a value that is both by 10.</summary>
    [Fact]
    public void A_value_goes_with_the_prices_and_volumes_that_it_is_made_of()
    {
        Bar[] bars = [new(ListSource.At(0), 50, 50, 50, 50, 10), new(ListSource.At(1), 60, 60, 60, 60, 30)];
        SignalQuestion question = Questions.About(
            "sentiment", bars, Values(ValueScale.OfPrice, 3, -3), Values(ValueScale.OfVolume, 400, 0), Values(new(1, 1), 5, 50), Values(new(2, 0), 7, 7),
            Values(new(1, -1), 2, 4), Values(ValueScale.None, 70, 30));

        string[] lines = ContractCatalog.Find("sentiment").Write(question, Questions.Anonymous).Messages[1].Text.Split('\n');

        Assert.Equal(["t-1,100,100,100,100,0.5,6,20,0.5,28,80,70", "t-0,120,120,120,120,1.5,-6,0,5,28,160,30"], lines[4..6]);
    }

    [Fact]
    public void A_value_of_unknown_scale_is_in_its_own_mean_size_and_the_model_is_told()
    {
        SignalQuestion question = Questions.About(
            "sentiment", Questions.Rising(3), new BarValues("odd", [double.NaN, -64_000, 32_000], null), new BarValues("obv", [22, 33, 44], ValueScale.OfVolume),
            new BarValues("rsi", [1, 2, 3], ValueScale.None));

        string text = Questions.TextOf(ContractCatalog.Find("sentiment").Write(question, Questions.Anonymous));

        Assert.Contains(",0.909091,,2,1\n", text, StringComparison.Ordinal);
        Assert.Contains(",1,-1.33333,3,2\n", text, StringComparison.Ordinal);
        Assert.Contains(",1.09091,0.666667,4,3\n", text, StringComparison.Ordinal);
        Assert.Contains("Rescaled as the prices and volumes that they are made of: obv. Rescaled each on its own, 1 is its mean size over the window: odd.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_window_without_a_trade_shows_nothing_of_the_volume_before_it()
    {
        Bar[] bars = [.. Questions.Rising(2).Select(bar => bar with { Volume = 0 })];

        string text = ContractCatalog.Find("sentiment").Write(
            Questions.About("sentiment", bars, Values(ValueScale.OfVolume, 90_000, 90_000)), Questions.Anonymous).Messages[1].Text;

        Assert.Contains("t-0,101,102,100,101,0,1\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_regime_and_factors_are_told_of_a_value_is_on_the_scale_of_its_column()
    {
        BarValues obv = new("obv", [2_000, 4_000], ValueScale.OfVolume);
        Bar[] bars = [.. Questions.Rising(2).Select(bar => bar with { Volume = 1_000 })];

        Assert.Contains("\nobv,4,3,2,4\n", ContractCatalog.Find("regime").Write(Questions.About("regime", bars, obv), Questions.Anonymous).Messages[1].Text, StringComparison.Ordinal);
        Assert.Contains("\nobv = 4\n", ContractCatalog.Find("factor").Write(Questions.About("factor", bars, obv), Questions.Anonymous).Messages[1].Text, StringComparison.Ordinal);
    }

    private static BarValues Values(ValueScale? scale, params double[] values) => new("x", values, scale);

    private static string Asked(string contract, Bar[] bars, Instrument instrument)
    {
        string shown = string.Join('\n', Expressions.Select((expression, i) => $"  v{i}: '{expression}'"));
        string names = string.Join(", ", Expressions.Select((_, i) => $"v{i}"));
        string file = Files.With($"indicators:\n{shown}\nsignals: {{ contract: {contract}, window: 12, show: [{names}] }}\nentry: signal.score > 0");
        SignalPlanner planner = new(new ListSource(bars) { Instrument = instrument }, () => (ISignalStrategy)Files.Make(file), []);
        SignalQuestion last = planner.Questions(CancellationToken.None).Last();
        return Questions.TextOf(ContractCatalog.Find(contract).Write(last, Questions.Anonymous));
    }
}
