using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Diff;

/// <summary>Writes a comparison as JSON: values as the reports have them, all trades.</summary>
public static class DiffJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(Utf8JsonWriter json, Comparison comparison)
    {
        json.WriteStartObject();
        json.WriteString("a", comparison.Before);
        json.WriteString("b", comparison.Now);
        json.WriteBoolean("same", comparison.Same);
        List(json, "causes", comparison.Causes, cause =>
        {
            json.WriteString("kind", cause.Word);
            json.WriteString("text", cause.Text);
        });
        List(json, "inputs", comparison.Inputs, input => Sides(json, input));
        List(json, "metrics", comparison.Metrics, metric => Metric(json, metric));
        First(json, comparison.FirstEvent);
        Trades(json, comparison.Trades);
        List(json, "signals_worth", comparison.Worth, worth => Sides(json, worth));
        json.WriteEndObject();
    }

    /// <summary>Writes the metrics of several reports.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<StoredReport> reports)
    {
        json.WriteStartObject();
        List(json, "reports", reports, report =>
        {
            json.WriteString("report", report.Name);
            json.WriteStartObject("metrics");
            foreach ((string name, string value) in report.Metrics)
                Raw(json, name, value);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Metric(Utf8JsonWriter json, MetricChange metric)
    {
        Sides(json, metric.Difference);
        json.WritePropertyName("better");
        if (metric.IsBetter is { } better)
            json.WriteBooleanValue(better);
        else
            json.WriteNullValue();
        json.WriteBoolean("beyond", metric.IsBeyond);
    }

    private static void First(Utf8JsonWriter json, Divergence? first)
    {
        if (first is null)
        {
            json.WriteNull("first_event");
            return;
        }

        json.WriteStartObject("first_event");
        json.WriteString("kind", first.Kind);
        json.WriteString("time", UtcTime.Format(first.Time));
        json.WriteString("instrument", first.Instrument);
        json.WriteString("a", first.Before);
        json.WriteString("b", first.Now);
        json.WriteEndObject();
    }

    private static void Trades(Utf8JsonWriter json, TradeAlignment trades)
    {
        json.WriteStartObject("trades");
        json.WriteNumber("same", trades.Same);
        List(json, "changed", trades.Changed, change =>
        {
            json.WriteString("instrument", change.Before.Text("instrument"));
            json.WriteString("side", change.Before.Text("side"));
            json.WriteString("entry_time", change.Before.Text("entry_time"));
            List(json, "differences", change.Differences, difference => Sides(json, difference));
        });
        List(json, "only_a", trades.OnlyBefore, trade => Line(json, trade));
        List(json, "only_b", trades.OnlyNow, trade => Line(json, trade));
        json.WriteEndObject();
    }

    private static void Sides(Utf8JsonWriter json, Difference difference)
    {
        json.WriteString("name", difference.Name);
        Raw(json, "a", difference.Before);
        Raw(json, "b", difference.Now);
        Number(json, "absolute", difference.Absolute);
        Number(json, "relative", difference.Relative);
    }

    private static void Line(Utf8JsonWriter json, StoredLine line)
    {
        foreach (string name in line.Names)
            Raw(json, name, line[name]);
    }

    private static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> members)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            members(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Raw(Utf8JsonWriter json, string name, string? value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value ?? "null");
    }

    private static void Number(Utf8JsonWriter json, string name, double? value) => Raw(json, name, value is { } known ? JsonNumber.Text(known) : null);
}
