using System.Text.Json;
using BacktestCli.Core.Indicators;
using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Core.Indicators;

/// <summary>One test of Stock.Indicators in our words.</summary>
internal sealed record SkenderCase(string Name, IndicatorEntry Entry, double[] Parameters, Bar[] Bars)
{
    /// <summary>Bars of theirs before our first: they start at a date, we at the first bar we are fed.</summary>
    public int Missing { get; private init; }

    /// <summary>Periods of the simple average they lay over the headline, as output <c>smoothed</c>; null where there is none.</summary>
    public int? SmoothedBy { get; private init; }

    /// <summary>Values asserted; NaN for none.</summary>
    public List<(string Output, int Index, double Expected)> Points { get; } = [];

    /// <summary>How many values of our own outputs there are in all, which fixes the place of the first.</summary>
    public List<(string Output, int Count)> Counts { get; } = [];

    /// <summary>Null where it takes data or an option that we do not have.</summary>
    public static SkenderCase? Read(JsonElement test, IndicatorEntry entry, Dictionary<string, string> outputs)
    {
        if (SkenderQuotes.Read(test.GetProperty("dataset").GetString()!) is not { } bars)
            return null;

        double[] parameters = [.. entry.Parameters.Select(p => p.Default)];
        int? smoothedBy = null;
        int missing = 0;
        foreach (JsonProperty given in test.GetProperty("pipeline")[0].GetProperty("params").EnumerateObject())
        {
            int position = entry.Parameters.ToList().FindIndex(p => p.Name == JsonNamingPolicy.SnakeCaseLower.ConvertName(given.Name));
            if (given.Value.ValueKind == JsonValueKind.Null)
                continue;
            if (position >= 0)
                parameters[position] = given.Value.GetDouble();
            else if (given.Name == "smaPeriods")
                smoothedBy = given.Value.GetInt32();
            else if (given.Name == "startDate")
                missing = Array.FindIndex(bars, bar => bar.OpenTime >= SkenderQuotes.Instant(given.Value.GetString()!.Split('"')[1]));
            else
                return null;
        }

        string name = test.GetProperty("test").GetString()!;
        var read = new SkenderCase(name, entry, parameters, bars[missing..]) { Missing = missing, SmoothedBy = smoothedBy };
        read.TakeCounts(test, outputs);
        read.TakePoints(test, smoothedBy is null ? outputs : new(outputs) { [outputs.First().Key + "Sma"] = "smoothed" });
        return read;
    }

    private void TakePoints(JsonElement test, Dictionary<string, string> outputs)
    {
        foreach (JsonElement point in test.GetProperty("checkpoints").EnumerateArray())
        {
            double value = point.GetProperty("actual") is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : double.NaN;
            if (outputs.TryGetValue(point.GetProperty("field").GetString()!, out string? output))
                Points.Add((output, point.GetProperty("index").GetInt32(), value));
        }
    }

    private void TakeCounts(JsonElement test, Dictionary<string, string> outputs)
    {
        foreach (JsonProperty count in test.GetProperty("non_null").EnumerateObject())
        {
            if (outputs.TryGetValue(count.Name, out string? output))
                Counts.Add((output, count.Value.GetInt32()));
        }
    }
}
