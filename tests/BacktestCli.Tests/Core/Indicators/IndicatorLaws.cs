using BacktestCli.Core.Indicators;
using BacktestCli.Core.Market;
using FsCheck;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Core.Indicators;

/// <summary>How outputs answer when all prices are multiplied, or moved, by a constant. A new indicator must say so here.</summary>
public sealed partial class IndicatorLaws
{
    private static readonly Law Price = new(ScalesWithPrice: true, Shift: 1);
    private static readonly Law Distance = new(ScalesWithPrice: true, Shift: 0);
    private static readonly Law Number = new(ScalesWithPrice: false, Shift: 0);
    private static readonly Law Share = new(ScalesWithPrice: false, Shift: null);
    private static readonly Law PriceShare = new(ScalesWithPrice: true, Shift: null);
    private static readonly Law None = new(ScalesWithPrice: null, Shift: null);

    private static readonly Dictionary<string, Dictionary<string, Law>> Laws = new()
    {
        ["sma"] = new() { ["sma"] = Price },
        ["ema"] = new() { ["ema"] = Price },
        ["wma"] = new() { ["wma"] = Price },
        ["smma"] = new() { ["smma"] = Price },
        ["macd"] = new()
        {
            ["macd"] = Distance, ["signal"] = Distance, ["histogram"] = Distance, ["fast_ema"] = Price, ["slow_ema"] = Price,
        },
        ["rsi"] = new() { ["rsi"] = Number },
        ["roc"] = new() { ["roc"] = Share, ["momentum"] = Distance },
        ["stochastic"] = new() { ["k"] = Number, ["d"] = Number, ["j"] = Number },
        ["adx"] = new() { ["adx"] = Number, ["pdi"] = Number, ["mdi"] = Number, ["dx"] = Number, ["adxr"] = Number },
        ["true_range"] = new() { ["true_range"] = Distance },
        ["atr"] = new() { ["atr"] = Distance, ["percent"] = Share, ["true_range"] = Distance },
        ["std_dev"] = new() { ["std_dev"] = Distance, ["mean"] = Price, ["z_score"] = Number },
        ["bollinger"] = new()
        {
            ["sma"] = Price, ["upper"] = Price, ["lower"] = Price, ["percent_b"] = Number, ["z_score"] = Number, ["width"] = Share,
        },
        ["donchian"] = new() { ["upper"] = Price, ["lower"] = Price, ["centerline"] = Price, ["width"] = Share },
        ["vwap"] = new() { ["vwap"] = Price },
        ["obv"] = new() { ["obv"] = Number },
        ["highest"] = new() { ["highest"] = Price },
        ["lowest"] = new() { ["lowest"] = Price },
        ["delay"] = new() { ["delay"] = Price },
    };

    public static TheoryData<string> Names() => IndicatorContract.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public void Prices_eight_times_as_high_give_distances_eight_times_as_long_to_the_last_bit(string name)
    {
        ForEveryOutput(name, bar => Map(bar, price => price * 8), (law, value, scaled) =>
            law.ScalesWithPrice is not { } scales || scaled.Equals(scales ? value * 8 : value));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Prices_moved_up_by_64_move_lines_by_64_and_leave_distances(string name)
    {
        ForEveryOutput(name, bar => Map(bar, price => price + 64), (law, value, moved) =>
            law.Shift is not { } shift || Replay.Agrees(moved, value + (64 * shift), 1e-9));
    }

    /// <summary>The first input eight times as large, the second sixteen times, to the last bit; what says nothing of itself must be known not to.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Every_output_grows_with_its_inputs_as_the_catalogue_says(string name)
    {
        IndicatorEntry entry = IndicatorCatalog.Find(name)!;
        bool isPair = entry.Input == IndicatorInput.Pair;
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            double[] parameters = Replay.Draw(entry, new Random(seed));
            Bar[] bars = Replay.RandomWalk(seed, 120);
            Bar[] larger = [.. bars.Select(bar => Map(bar, price => price * 8) with { Open = bar.Open * (isPair ? 16 : 8), Volume = bar.Volume * 16 })];
            Dictionary<string, double[]> before = Replay.Outputs(entry, parameters, bars), after = Replay.Outputs(entry, parameters, larger);
            return entry.Outputs.Index().All(output => entry.ScaleOf(output.Index, ValueScale.OfPrice, ValueScale.OfVolume) is not { } scale
                || before[output.Item.Name].Zip(after[output.Item.Name]).All(pair => pair.Second.Equals(pair.First * scale.Factor(8, 16))));
        }).Holds();
    }

    [Fact]
    public void Only_a_brick_has_a_size_of_its_own() => Assert.Equal(
        ["renko"],
        IndicatorCatalog.All.Where(entry => entry.Outputs.Select((_, i) => i).Any(i => entry.ScaleOf(i, ValueScale.OfPrice, ValueScale.OfVolume) is null))
            .Select(entry => entry.Name));

    [Theory]
    [InlineData("sma")]
    [InlineData("ema")]
    [InlineData("wma")]
    [InlineData("smma")]
    [InlineData("delay")]
    public void An_average_of_a_mixture_is_the_mixture_of_the_averages(string name)
    {
        IndicatorEntry entry = IndicatorCatalog.Find(name)!;
        Arbitrary<int> weight = Gen.Choose(-9, 9).ToArbitrary();
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), weight, weight, (seed, a, b) =>
        {
            double[] parameters = Replay.Draw(entry, new Random(seed));
            double[] x = Closes(seed), y = Closes(seed + 1);
            double[] ofX = Feed(entry, parameters, x), ofY = Feed(entry, parameters, y);
            double[] ofMixture = Feed(entry, parameters, [.. x.Zip(y, (u, v) => (a * u) + (b * v))]);
            return ofMixture.Select((m, i) => Replay.Agrees(m, (a * ofX[i]) + (b * ofY[i]), 1e-9)).All(agrees => agrees);
        }).Holds();
    }

    private static void ForEveryOutput(string name, Func<Bar, Bar> change, Func<Law, double, double, bool> holds)
    {
        IndicatorEntry entry = IndicatorCatalog.Find(name)!;
        Dictionary<string, Law> laws = Laws.GetValueOrDefault(name) ?? AToH.GetValueOrDefault(name) ?? IToZ[name];
        Assert.Equal(entry.Outputs.Select(output => output.Name), laws.Keys);
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            double[] parameters = Replay.Draw(entry, new Random(seed));
            Bar[] bars = Replay.RandomWalk(seed, 120);
            Dictionary<string, double[]> before = Replay.Outputs(entry, parameters, bars);
            Dictionary<string, double[]> after = Replay.Outputs(entry, parameters, [.. bars.Select(change)]);
            return laws.All(law => before[law.Key].Zip(after[law.Key]).All(pair => holds(law.Value, pair.First, pair.Second)));
        }).Holds();
    }

    private static Bar Map(Bar bar, Func<double, double> price) =>
        bar with { Open = price(bar.Open), High = price(bar.High), Low = price(bar.Low), Close = price(bar.Close) };

    private static double[] Closes(int seed) => [.. Replay.RandomWalk(seed, 100).Select(bar => bar.Close)];

    private static Dictionary<string, Law> Each(Law law, params string[] outputs) => outputs.ToDictionary(output => output, _ => law);

    private static double[] Feed(IndicatorEntry entry, double[] parameters, double[] values) =>
        Replay.Values(entry.Create(parameters), Replay.OfCloses(values));

    /// <param name="ScalesWithPrice">A price or a difference of prices, rather than a bare number; null where there is no such law.</param>
    /// <param name="Shift">What it moves by when prices move by 1; null where there is no such law.</param>
    private sealed record Law(bool? ScalesWithPrice, double? Shift);
}
