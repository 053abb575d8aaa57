using BacktestCli.Core.Market;
using BacktestCli.Core.Metrics;

namespace BacktestCli.Reports.Json;

/// <summary>The run against another instrument; null where none was named.</summary>
internal static class BenchmarkSection
{
    public static void Write(JsonText json, BenchmarkResult? benchmark)
    {
        json.Key("benchmark");
        if (benchmark is null)
        {
            json.Null();
            return;
        }

        Dataset dataset = benchmark.Prices.Dataset;
        json.OpenObject();
        json.Member("instrument", dataset.Instrument.ToString());
        json.Member("interval", dataset.Interval.ToString());
        json.Instant("from", dataset.From);
        json.Instant("to", dataset.To);
        json.Member("bars", dataset.Bars);
        json.Member("source", dataset.Source);
        json.Member("fingerprint", dataset.Fingerprint);
        json.Member("start_price", benchmark.Prices.Start);
        json.Key("metrics");
        json.OpenObject();
        foreach (MetricValue metric in benchmark.Metrics)
            json.Member(metric.Metric.Name, metric.Value);
        json.CloseObject();
        Daily(json, benchmark.Prices.Days);
        json.CloseObject();
    }

    private static void Daily(JsonText json, IReadOnlyList<(long Time, double Price)> days)
    {
        json.Key("daily");
        json.OpenArray();
        foreach ((long time, double price) in days)
        {
            json.OpenArray(inline: true);
            json.Instant(time);
            json.Value(price);
            json.CloseArray();
        }

        json.CloseArray();
    }
}
