using BacktestCli.Core.Indicators;
using BacktestCli.Core.Market;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Core.Indicators;

/// <summary>Markets in which nothing moves, nothing trades, or everything jumps.</summary>
public sealed class DegenerateInput
{
    public static TheoryData<string> Names() => IndicatorContract.Names();

    [Theory]
    [InlineData("rsi", "rsi", 50)]
    [InlineData("stochastic", "k", 50)]
    [InlineData("stochastic", "d", 50)]
    [InlineData("stochastic", "j", 50)]
    [InlineData("adx", "adx", 0)]
    [InlineData("adx", "pdi", 0)]
    [InlineData("adx", "dx", 0)]
    [InlineData("atr", "percent", 0)]
    [InlineData("roc", "roc", 0)]
    [InlineData("std_dev", "std_dev", 0)]
    [InlineData("std_dev", "z_score", double.NaN)]
    [InlineData("bollinger", "percent_b", double.NaN)]
    [InlineData("bollinger", "width", 0)]
    [InlineData("donchian", "width", 0)]
    [InlineData("macd", "histogram", 0)]
    [InlineData("obv", "obv", 0)]
    [InlineData("adl", "money_flow_multiplier", 0)]
    [InlineData("aroon", "oscillator", 0)]
    [InlineData("atr_stop", "atr_stop", 0.1)]
    [InlineData("bop", "bop", 0)]
    [InlineData("cci", "cci", double.NaN)]
    [InlineData("chop", "chop", double.NaN)]
    [InlineData("cmf", "cmf", 0)]
    [InlineData("cmo", "cmo", 0)]
    [InlineData("connors_rsi", "connors_rsi", 100.0 / 3)]
    [InlineData("doji", "match", 1)]
    [InlineData("dynamic", "dynamic", 0.1)]
    [InlineData("fcb", "upper_band", double.NaN)]
    [InlineData("fisher_transform", "fisher", 0)]
    [InlineData("hurst", "hurst_exponent", double.NaN)]
    [InlineData("hurst", "hurst_exponent_al", double.NaN)]
    [InlineData("beta", "beta", double.NaN)]
    [InlineData("correlation", "correlation", double.NaN)]
    [InlineData("prs", "prs", 1)]
    [InlineData("mfi", "mfi", 50)]
    [InlineData("smi", "smi", 0)]
    [InlineData("tsi", "tsi", 0)]
    [InlineData("stoch_rsi", "stoch_rsi", 50)]
    [InlineData("stc", "stc", 50)]
    [InlineData("ultimate", "ultimate", 50)]
    [InlineData("williams_r", "williams_r", -50)]
    [InlineData("vortex", "pvi", double.NaN)]
    [InlineData("slope", "slope", 0)]
    [InlineData("slope", "r_squared", double.NaN)]
    [InlineData("kama", "er", 0)]
    [InlineData("marubozu", "match", 0)]
    [InlineData("ulcer_index", "ui", 0)]
    [InlineData("zig_zag", "zig_zag", double.NaN)]
    public void Price_that_never_moves_has_an_answer(string name, string output, double expected) =>
        Assert.Equal(expected, LastOutputs(name, Enumerable.Repeat(Flat(0.1, volume: 1), 300))[output]);

    [Theory]
    [InlineData("roc", "roc")]
    [InlineData("atr", "percent")]
    [InlineData("bollinger", "width")]
    [InlineData("donchian", "width")]
    [InlineData("awesome", "normalized")]
    [InlineData("doji", "match")]
    [InlineData("dynamic", "dynamic")]
    [InlineData("prs", "prs")]
    [InlineData("keltner", "width")]
    [InlineData("pmo", "pmo")]
    [InlineData("roc_wb", "roc")]
    [InlineData("trix", "trix")]
    [InlineData("ulcer_index", "ui")]
    [InlineData("sma_analysis", "mape")]
    public void Share_of_a_price_of_nothing_is_undefined(string name, string output) =>
        Assert.Equal(double.NaN, LastOutputs(name, Enumerable.Repeat(Flat(0, volume: 1), 300))[output]);

    [Fact]
    public void Price_weighted_by_volume_is_undefined_until_something_trades() =>
        Assert.Equal([double.NaN, 7, 7], Replay.Values(new Vwap(), [Flat(5, volume: 0), Flat(7, volume: 2), Flat(9, volume: 0)]));

    [Theory]
    [InlineData("vwma", "vwma")]
    [InlineData("pvo", "pvo")]
    public void Share_of_no_volume_is_undefined(string name, string output) =>
        Assert.Equal(double.NaN, LastOutputs(name, Enumerable.Repeat(Flat(7, volume: 0), 300))[output]);

    [Theory]
    [MemberData(nameof(Names))]
    public void No_output_is_ever_infinite(string name)
    {
        IndicatorEntry entry = IndicatorCatalog.Find(name)!;
        double[] prices = [0, 0, 1e-8, 1e-8, 0.1, 100, 100, 1e5, 1e15];
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            double[] parameters = Replay.Draw(entry, random);
            Bar[] bars = [.. Enumerable.Range(0, 150).Select(_ => Flat(prices[random.Next(prices.Length)], volume: random.Next(2)))];
            return Replay.Outputs(entry, parameters, bars).Values.All(values => !values.Any(double.IsInfinity));
        }).Holds();
    }

    private static Dictionary<string, double> LastOutputs(string name, IEnumerable<Bar> bars)
    {
        IndicatorEntry entry = IndicatorCatalog.Find(name)!;
        double[] defaults = [.. entry.Parameters.Select(p => p.Default)];
        return Replay.Outputs(entry, defaults, [.. bars]).ToDictionary(output => output.Key, output => output.Value[^1]);
    }

    private static Bar Flat(double price, double volume) => new(0, price, price, price, price, volume);
}
