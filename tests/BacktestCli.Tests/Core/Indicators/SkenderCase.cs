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

    /// <summary>Their choices that are the only ones we offer, by call where another's may differ.</summary>
    private static readonly string[] Choices =
    [
        "MaType.SMA", "PivotPointType.Standard", "GetPivots EndType.HighLow", "GetZigZag EndType.Close", "GetRenko EndType.Close",
    ];

    private static readonly Dictionary<string, double> Words = new()
    {
        ["BullSignal"] = 1, ["BearSignal"] = -1, ["None"] = 0, ["H"] = 1, ["L"] = -1, ["HH"] = 1, ["LH"] = -1, ["HL"] = 1, ["LL"] = -1,
    };

    /// <summary>True where they assert a value of this output at this place.</summary>
    public bool Has(string output, int index) => Points.Exists(p => p.Output == output && p.Index == index && !double.IsNaN(p.Expected));

    /// <summary>The values that can be ours, at their places in our series; counts cannot be, then.</summary>
    public SkenderCase Placed(Func<SkenderCase, string, int, int?> place)
    {
        var placed = new SkenderCase(Name, Entry, Parameters, Bars);
        foreach ((string output, int theirs, double expected) in Points.Where(point => !double.IsNaN(point.Expected)))
        {
            if (place(this, output, theirs) is { } index)
                placed.Points.Add((output, index, expected));
        }

        return placed;
    }

    /// <summary>Null where it takes data or an option that we do not have.</summary>
    public static SkenderCase? Read(JsonElement test, IndicatorEntry entry, Dictionary<string, string> outputs)
    {
        if (SkenderQuotes.Read(test.GetProperty("dataset").GetString()!) is not { } bars)
            return null;

        double[] parameters = [.. entry.Parameters.Select(p => p.Default)];
        int? smoothedBy = null;
        int missing = 0;
        JsonElement called = test.GetProperty("pipeline")[0];
        foreach (JsonProperty given in called.GetProperty("params").EnumerateObject())
        {
            int position = entry.Parameters.ToList().FindIndex(p => p.Name == JsonNamingPolicy.SnakeCaseLower.ConvertName(given.Name));
            if (given.Value.ValueKind == JsonValueKind.Null && given.Name == "lookbackPeriods")
                return null; // the whole history, its future included
            if (given.Value.ValueKind == JsonValueKind.Null)
                continue;
            if (position >= 0)
                parameters[position] = given.Value.GetDouble();
            else if (given.Name == "smaPeriods")
                smoothedBy = given.Value.GetInt32();
            else if (given.Name == "startDate")
                missing = Array.FindIndex(bars, bar => bar.OpenTime >= SkenderQuotes.Instant(given.Value.GetString()!.Split('"')[1]));
            else if (given.Value.ToString() == "PeriodSize.Month")
                parameters[0] = 0;
            else if (!Choices.Contains(given.Value.ToString()) && !Choices.Contains($"{called.GetProperty("call")} {given.Value}"))
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
            double value = Number(point.GetProperty("actual"));
            if (outputs.TryGetValue(point.GetProperty("field").GetString()!, out string? output))
                Points.Add((output, point.GetProperty("index").GetInt32(), value));
        }
    }

    private static double Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.String => Words[value.GetString()!],
        _ => double.NaN,
    };

    private void TakeCounts(JsonElement test, Dictionary<string, string> outputs)
    {
        foreach (JsonProperty count in test.GetProperty("non_null").EnumerateObject())
        {
            if (outputs.TryGetValue(count.Name, out string? output))
                Counts.Add((output, count.Value.GetInt32()));
        }
    }
}
