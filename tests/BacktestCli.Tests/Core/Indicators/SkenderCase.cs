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

    private static readonly Dictionary<string, double> Words = new()
    {
        ["BullSignal"] = 1, ["BearSignal"] = -1, ["Neutral"] = 1, ["None"] = 0,
        ["H"] = 1, ["L"] = -1, ["HH"] = 1, ["LH"] = -1, ["HL"] = 1, ["LL"] = -1,
    };

    /// <summary>True where they assert a value of this output at this place.</summary>
    public bool Has(string output, int index) => Points.Exists(p => p.Output == output && p.Index == index && !double.IsNaN(p.Expected));

    /// <summary>Null where it is of another call, or takes data or an option that we do not have.</summary>
    public static SkenderCase? Read(JsonElement test, string call, SkenderCall spelt)
    {
        IndicatorEntry entry = IndicatorCatalog.Find(spelt.Entry)!;
        JsonElement step = test.GetProperty("pipeline").EnumerateArray().Last();
        bool isPlain = test.GetProperty("direct").GetBoolean() || IsOfCloses(test, entry);
        string dataset = test.GetProperty("dataset").GetString()!;
        if (step.GetProperty("call").GetString() != call || !isPlain || SkenderQuotes.Read(dataset) is not { } bars)
            return null;

        var read = new SkenderCase(test.GetProperty("test").GetString()!, entry, [.. entry.Parameters.Select(p => p.Default)], bars);
        foreach (JsonProperty given in step.GetProperty("params").EnumerateObject())
        {
            if (given.Value.ValueKind == JsonValueKind.Null && given.Name == spelt.OfWholeHistory)
                return null;
            if (given.Value.ValueKind == JsonValueKind.Null)
                continue;
            if (read.Take(given, spelt) is not { } taken)
                return null;
            read = taken;
        }

        read.TakeCounts(test, spelt);
        read.TakePoints(test, spelt);
        return spelt.Place is { } place ? read.Placed(place) : read;
    }

    private SkenderCase Placed(Func<SkenderCase, string, int, int?> place)
    {
        var placed = new SkenderCase(Name, Entry, Parameters, Bars);
        foreach ((string output, int theirs, double expected) in Points.Where(point => !double.IsNaN(point.Expected)))
        {
            if (place(this, output, theirs) is { } index)
                placed.Points.Add((output, index, expected));
        }

        return placed;
    }

    /// <summary>Two steps, the first of which takes the closes, as we do anyway.</summary>
    private static bool IsOfCloses(JsonElement test, IndicatorEntry entry)
    {
        JsonElement first = test.GetProperty("pipeline")[0];
        return entry.Input != IndicatorInput.Bars && test.GetProperty("pipeline").GetArrayLength() == 2
            && first.GetProperty("call").GetString() == "Use"
            && first.GetProperty("params").GetProperty("candlePart").GetString() == "CandlePart.Close";
    }

    private SkenderCase? Take(JsonProperty given, SkenderCall spelt)
    {
        string? text = given.Value.ValueKind == JsonValueKind.String ? given.Value.GetString() : null;
        string name = JsonNamingPolicy.SnakeCaseLower.ConvertName(given.Name);
        int[] places = [.. Enumerable.Range(0, Entry.Parameters.Count)
            .Where(i => Entry.Parameters[i].Name == name || (given.Name == "windowSpan" && Entry.Name == "fractal"))];
        foreach (int place in places)
            Parameters[place] = text is null ? given.Value.GetDouble() : text == "EndType.HighLow" ? 1 : 0;
        if (places.Length > 0)
            return this;
        if (given.Name == "smaPeriods")
            return this with { SmoothedBy = given.Value.GetInt32() };
        if (given.Name == "startDate")
        {
            int missing = Array.FindIndex(Bars, bar => bar.OpenTime >= SkenderQuotes.Instant(text!.Split('"')[1]));
            return this with { Missing = missing, Bars = Bars[missing..] };
        }

        if (text == "PeriodSize.Month")
        {
            Parameters[0] = 0;
            return this;
        }

        if (spelt.Option is { } option && text!.StartsWith(option, StringComparison.Ordinal))
            return this;
        string? other = text?.Split('.')[0] switch { "quotes" => "default", "otherQuotes" => "compare", _ => null };
        return other is null || Entry.Input != IndicatorInput.Pair
            ? null
            : this with { Bars = [.. Bars.Zip(SkenderQuotes.Read(other)!, (bar, second) => bar with { Open = second.Close })] };
    }

    private void TakePoints(JsonElement test, SkenderCall spelt)
    {
        Dictionary<string, string> outputs = new(spelt.Outputs);
        if (SmoothedBy is not null)
            outputs[outputs.First().Key + "Sma"] = "smoothed";
        int late = spelt.Lateness(Parameters), warm = Entry.Create(Parameters).WarmUp;
        foreach (JsonElement point in test.GetProperty("checkpoints").EnumerateArray())
        {
            double value = Number(point.GetProperty("actual"));
            int index = point.GetProperty("index").GetInt32() + late;
            bool isEarly = spelt.TheyStartEarly && index < warm - 1 && !double.IsNaN(value);
            bool isOurs = !isEarly && index < Bars.Length + Missing;
            if (isOurs && outputs.TryGetValue(point.GetProperty("field").GetString()!, out string? output))
                Points.Add((output, index, value));
        }
    }

    private void TakeCounts(JsonElement test, SkenderCall spelt)
    {
        int most = spelt.TheyStartEarly ? Bars.Length + 1 - Entry.Create(Parameters).WarmUp : int.MaxValue;
        foreach (JsonProperty count in test.GetProperty("non_null").EnumerateObject())
        {
            if (count.Value.GetInt32() <= most && spelt.Outputs.TryGetValue(count.Name, out string? output))
                Counts.Add((output, count.Value.GetInt32()));
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
}
