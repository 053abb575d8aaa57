using System.Text.Json;
using BacktestCli.Core.Engine.Causality;
using BacktestCli.Core.Market;

namespace BacktestCli.Handlers.Causality;

/// <summary>What checks for look-ahead found, as JSON.</summary>
internal static class CausalityJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<(string Name, CausalityReport Report)> checks, double tolerance)
    {
        json.WriteStartObject();
        json.WriteNumber("tolerance", tolerance);
        DataJson.List(json, "strategies", checks, check => Write(json, check.Name, check.Report));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, CausalityReport report)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteBoolean("passes", report.Passes);
        json.WriteBoolean("looks_ahead", report.Difference is not null);
        json.WriteNumber("bars", report.Bars);
        json.WriteNumber("cuts", report.Cuts);
        json.WriteNumber("replays", report.Replays);
        json.WriteNumber("requests", report.Requests);
        json.WriteBoolean("stand_in_signals", report.HasStandInSignals);
        Difference(json, report.Difference);
        WarmUp(json, report.WarmUp);
        json.WriteEndObject();
    }

    private static void Difference(Utf8JsonWriter json, CausalityDifference? difference)
    {
        if (difference is null)
        {
            json.WriteNull("difference");
            return;
        }

        json.WriteStartObject("difference");
        json.WriteNumber("bar", difference.Bar);
        json.WriteString("time", UtcTime.Format(difference.Time));
        json.WriteString("cut_time", UtcTime.Format(difference.CutTime));
        json.WriteString("change", difference.Change.ToString().ToLowerInvariant());
        DataJson.List(json, "contrasts", difference.Contrasts, contrast => Contrast(json, contrast, "as_it_was", "changed"));
        json.WriteEndObject();
    }

    private static void WarmUp(Utf8JsonWriter json, WarmUpReport? warmUp)
    {
        if (warmUp is null)
        {
            json.WriteNull("warm_up");
            return;
        }

        json.WriteStartObject("warm_up");
        json.WriteNumber("bars", warmUp.Bars);
        json.WriteString("from", UtcTime.Format(warmUp.From));
        json.WriteNumber("orders", warmUp.Orders);
        Number(json, "fill_difference", warmUp.FillDifference);
        json.WriteString("first_order_time", warmUp.FirstOrderTime is { } time ? UtcTime.Format(time) : null);
        DataJson.List(json, "first_order", warmUp.FirstOrder is { } order ? [order] : Array.Empty<Contrast>(), one => Contrast(json, one, "after_fewer", "after_more"));
        DataJson.List(json, "values", warmUp.Values, value =>
        {
            json.WriteStartObject();
            json.WriteString("name", value.Name);
            Number(json, "difference", value.Difference);
            json.WriteString("time", value.Time is { } at ? UtcTime.Format(at) : null);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Contrast(Utf8JsonWriter json, Contrast contrast, string one, string other)
    {
        json.WriteStartObject();
        json.WriteString("what", contrast.What);
        json.WriteString(one, contrast.AsItWas);
        json.WriteString(other, contrast.Changed);
        json.WriteEndObject();
    }

    /// <summary>What is not finite is null.</summary>
    private static void Number(Utf8JsonWriter json, string name, double value) =>
        DataJson.Number(json, name, double.IsFinite(value) ? value : (double?)null);
}
