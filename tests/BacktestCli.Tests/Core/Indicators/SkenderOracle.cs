using System.Text.Json;
using BacktestCli.Core.Indicators;

namespace BacktestCli.Tests.Core.Indicators;

/// <summary>Holds our indicators against every value, and every count of values, that the tests of Stock.Indicators v2 assert.</summary>
public sealed class SkenderOracle
{
    public static TheoryData<string> CallNames() => [.. SkenderCalls.Names];

    [Theory]
    [MemberData(nameof(CallNames))]
    public void Every_value_they_assert_is_ours_too(string call)
    {
        SkenderCall spelt = SkenderCalls.Of(call);
        using var document = JsonDocument.Parse(File.ReadAllText(Repository.Shared("oracle/skender/expected.json")));
        List<SkenderCase> cases = [.. document.RootElement.GetProperty("indicators").EnumerateObject()
            .SelectMany(indicator => indicator.Value.EnumerateArray())
            .Select(test => SkenderCase.Read(test, call.Split(',')[0], spelt)).OfType<SkenderCase>()];

        Assert.NotEmpty(cases);
        Assert.Contains(cases, one => one.Points.Count > 0 || one.Counts.Count > 0);
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
