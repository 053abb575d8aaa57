using System.Text.Json;
using BacktestCli.Core.Indicators;

namespace BacktestCli.Tests.Core.Indicators;

/// <summary>Holds our indicators against every value, and every count of values, that the tests of Stock.Indicators v2 assert.</summary>
public sealed class SkenderOracle
{
    /// <summary>Their result fields that we have, and what we call them.</summary>
    private static readonly Dictionary<string, (string Entry, Dictionary<string, string> Outputs)> Calls = new()
    {
        ["GetSma"] = ("sma", new() { ["Sma"] = "sma" }),
        ["GetEma"] = ("ema", new() { ["Ema"] = "ema" }),
        ["GetWma"] = ("wma", new() { ["Wma"] = "wma" }),
        ["GetSmma"] = ("smma", new() { ["Smma"] = "smma" }),
        ["GetRsi"] = ("rsi", new() { ["Rsi"] = "rsi" }),
        ["GetMacd"] = ("macd", new()
        {
            ["Macd"] = "macd", ["Signal"] = "signal", ["Histogram"] = "histogram", ["FastEma"] = "fast_ema", ["SlowEma"] = "slow_ema",
        }),
        ["GetBollingerBands"] = ("bollinger", new()
        {
            ["Sma"] = "sma", ["UpperBand"] = "upper", ["LowerBand"] = "lower", ["PercentB"] = "percent_b",
            ["ZScore"] = "z_score", ["Width"] = "width",
        }),
        ["GetTr"] = ("true_range", new() { ["Tr"] = "true_range" }),
        ["GetAtr"] = ("atr", new() { ["Atr"] = "atr", ["Atrp"] = "percent", ["Tr"] = "true_range" }),
        ["GetAdx"] = ("adx", new() { ["Adx"] = "adx", ["Pdi"] = "pdi", ["Mdi"] = "mdi", ["Dx"] = "dx", ["Adxr"] = "adxr" }),
        ["GetStoch"] = ("stochastic", new()
        {
            ["Oscillator"] = "k", ["K"] = "k", ["Signal"] = "d", ["D"] = "d", ["PercentJ"] = "j", ["J"] = "j",
        }),
        ["GetObv"] = ("obv", new() { ["Obv"] = "obv" }),
        ["GetVwap"] = ("vwap", new() { ["Vwap"] = "vwap" }),
        ["GetDonchian"] = ("donchian", new()
        {
            ["UpperBand"] = "upper", ["LowerBand"] = "lower", ["Centerline"] = "centerline", ["Width"] = "width",
        }),
        ["GetRoc"] = ("roc", new() { ["Roc"] = "roc", ["Momentum"] = "momentum" }),
        ["GetStdDev"] = ("std_dev", new() { ["StdDev"] = "std_dev", ["Mean"] = "mean", ["ZScore"] = "z_score" }),
    };

    public static TheoryData<string> CallNames() => [.. Calls.Keys, .. SkenderCallsIToZ.Calls.Keys];

    [Theory]
    [MemberData(nameof(CallNames))]
    public void Every_value_they_assert_is_ours_too(string call)
    {
        (string entry, Dictionary<string, string> outputs) = Calls.GetValueOrDefault(call, SkenderCallsIToZ.Calls.GetValueOrDefault(call));
        using var document = JsonDocument.Parse(File.ReadAllText(Repository.Shared("oracle/skender/expected.json")));
        List<SkenderCase> cases = [.. document.RootElement.GetProperty("indicators").EnumerateObject()
            .SelectMany(indicator => indicator.Value.EnumerateArray())
            .Where(test => test.GetProperty("direct").GetBoolean())
            .Where(test => test.GetProperty("pipeline")[0].GetProperty("call").GetString() == call)
            .Select(test => SkenderCase.Read(test, IndicatorCatalog.Find(entry)!, outputs)).OfType<SkenderCase>()];

        Assert.NotEmpty(cases);
        if (SkenderCallsIToZ.Places.TryGetValue(call, out Func<SkenderCase, string, int, int?>? place))
            cases = [.. cases.Select(one => one.Placed(place))];
        Assert.NotEmpty(cases.SelectMany(one => one.Points));
        Assert.All(cases, Check);
    }

    private static void Check(SkenderCase one)
    {
        Dictionary<string, double[]> actual = Replay.Outputs(one.Entry, one.Parameters, one.Bars);
        if (one.SmoothedBy is { } periods)
        {
            double[] raw = actual[one.Entry.Outputs[0].Name];
            int missing = raw.TakeWhile(double.IsNaN).Count();
            actual["smoothed"] = [.. raw[..missing], .. Replay.Values(new Sma(periods), Replay.OfCloses(raw[missing..]))];
        }

        foreach ((string output, int index, double expected) in one.Points)
        {
            double value = index < one.Missing ? double.NaN : actual[output][index - one.Missing];
            Assert.True(Replay.Agrees(value, expected, 1e-6), $"{one.Name}: {output}[{index}] is {value:R}, theirs {expected:R}");
        }

        foreach ((string output, int count) in one.Counts)
            Assert.True(actual[output].Count(double.IsFinite) == count, $"{one.Name}: {output} has not {count} values");
    }
}
