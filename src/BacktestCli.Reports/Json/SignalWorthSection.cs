using BacktestCli.Core.Metrics;
using BacktestCli.Reports.Signals;

namespace BacktestCli.Reports.Json;

/// <summary>
/// What the signals were worth: before and after the models' knowledge cutoff, without those that are not primary, against shuffled ones.
/// </summary>
internal static class SignalWorthSection
{
    public static void Write(JsonText json, SignalReport signals)
    {
        json.Key("contaminated");
        if (signals.IsContaminated is { } contaminated)
            json.Value(contaminated);
        else
            json.Null();
        Cutoff(json, signals.Cutoff);
        json.Member("non_primary", signals.NonPrimary);
        Headline(json, "without_non_primary", signals.WithoutNonPrimary);
        Placebo(json, signals.Placebo);
    }

    private static void Cutoff(JsonText json, CutoffSplit? cutoff)
    {
        json.Key("cutoff");
        if (cutoff is null)
        {
            json.Null();
            return;
        }

        json.OpenObject();
        json.Instant("knowledge_cutoff", cutoff.Cutoff);
        json.Instant("split", cutoff.Split);
        json.Member("bars_before", cutoff.BarsBefore);
        Part(json, "before", cutoff.Before);
        Part(json, "after", cutoff.After);
        Headline(json, "decay", cutoff.Decay);
        json.CloseObject();
    }

    private static void Part(JsonText json, string key, RunPart? part)
    {
        json.Key(key);
        if (part is null)
        {
            json.Null();
            return;
        }

        json.OpenObject();
        json.Instant("from", part.From);
        json.Instant("to", part.To);
        Headline(json, "metrics", part.Metrics);
        json.CloseObject();
    }

    private static void Headline(JsonText json, string key, HeadlineMetrics? metrics)
    {
        json.Key(key);
        if (metrics is null)
        {
            json.Null();
            return;
        }

        json.OpenObject();
        foreach (MetricValue value in metrics.Values)
            json.Member(value.Metric.Name, value.Value);
        json.CloseObject();
    }

    private static void Placebo(JsonText json, PlaceboResult? placebo)
    {
        json.Key("placebo");
        if (placebo is null)
        {
            json.Null();
            return;
        }

        json.OpenObject();
        json.Member("runs", placebo.Runs);
        json.Key("metrics");
        json.OpenObject();
        foreach (PlaceboMetric metric in placebo.Metrics)
            Spread(json, metric);
        json.CloseObject();
        json.Member("p_value", placebo.PValue);
        json.CloseObject();
    }

    private static void Spread(JsonText json, PlaceboMetric metric)
    {
        json.Key(metric.Metric.Name);
        json.OpenObject(inline: true);
        json.Member("mean", metric.Mean);
        json.Member("p5", metric.P5);
        json.Member("p95", metric.P95);
        json.Member("better_share", metric.BetterShare);
        json.CloseObject();
    }
}
