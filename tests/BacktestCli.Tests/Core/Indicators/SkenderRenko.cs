using System.Text.Json;
using BacktestCli.Core.Indicators;
using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Core.Indicators;

/// <summary>Their bricks are a series of their own; ours are counted at each bar, and give the same series.</summary>
public sealed class SkenderRenko
{
    [Fact]
    public void Bricks_of_closes_are_theirs()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Repository.Shared("oracle/skender/expected.json")));
        JsonElement test = document.RootElement.GetProperty("indicators").GetProperty("Renko").EnumerateArray()
            .Single(one => one.GetProperty("test").GetString()!.EndsWith("::StandardClose", StringComparison.Ordinal));
        (double Open, double Close)[] bricks = [.. Bricks(2.5, SkenderQuotes.Read("default")!)];

        Assert.Equal(test.GetProperty("length").GetInt32(), bricks.Length);
        foreach (JsonElement point in test.GetProperty("checkpoints").EnumerateArray())
        {
            (double open, double close) = bricks[point.GetProperty("index").GetInt32()];
            JsonElement actual = point.GetProperty("actual");
            if (point.GetProperty("field").GetString() is "Open" or "Close")
                Assert.Equal(actual.GetDouble(), point.GetProperty("field").GetString() == "Open" ? open : close, 1e-9);
            else if (point.GetProperty("field").GetString() == "IsUp")
                Assert.Equal(actual.GetBoolean(), close > open);
        }
    }

    private static IEnumerable<(double Open, double Close)> Bricks(double size, Bar[] bars)
    {
        Dictionary<string, double[]> wall = Replay.Outputs(Renko.Entry, [size], bars);
        for (int i = 0; i < bars.Length; i++)
        {
            double step = Math.Sign(wall["bricks"][i]) * size;
            for (double left = Math.Abs(wall["bricks"][i]); left > 0; left--)
                yield return (wall["close"][i] - (left * step), wall["close"][i] - ((left - 1) * step));
        }
    }
}
