using BacktestCli.Core.Engine;
using BacktestCli.Core.Metrics;
using BacktestCli.Core.Trading;

namespace BacktestCli.Reports.Json;

/// <summary>Writes <c>report.json</c>: the same report gives the same bytes, whatever the machine, its culture, zone or clock.</summary>
public static class ReportWriter
{
    /// <summary>Writes the whole report: UTF-8 without a mark, a newline at the end. Only a few lines are in memory at a time.</summary>
    public static void Write(Report report, Stream stream)
    {
        using JsonText json = new(stream);
        json.OpenObject();
        json.Member("schema", Report.Schema);
        RunSection.Write(json, report);
        DatasetSection.Write(json, report.Datasets);
        Metrics(json, report.Metrics);
        BenchmarkSection.Write(json, report.Benchmark);
        IntrabarSection.Write(json, report.Intrabar);
        PeriodSection.Write(json, report.Periods);
        json.Lines("drawdowns", report.Result.Equity.Drawdowns.Worst, Drawdown);
        TradeScope scope = new(report.Result);
        json.Lines("trades", report.Result.Trades, (line, trade) => TradeLine.Write(line, trade, scope));
        Equity(json, report.Equity);
        SignalSection.Write(json, report.Signals);
        Orders(json, report.Result.Orders);
        json.Lines("applied", report.Applied, Effect);
        json.Lines("warnings", report.Warnings, Warning);
        json.CloseObject();
    }

    /// <summary>The whole report as bytes.</summary>
    public static byte[] ToBytes(Report report)
    {
        using MemoryStream stream = new();
        Write(report, stream);
        return stream.ToArray();
    }

    private static void Metrics(JsonText json, IReadOnlyList<MetricValue> metrics)
    {
        json.Key("metrics");
        json.OpenObject();
        foreach (MetricValue metric in metrics)
            json.Member(metric.Metric.Name, metric.Value);
        json.CloseObject();
    }

    internal static void Equity(JsonText json, IReadOnlyList<EquityPoint> points)
    {
        json.Key("equity");
        json.OpenArray();
        foreach (EquityPoint point in points)
        {
            json.OpenArray(inline: true);
            json.Instant(point.Time);
            json.Value(point.Equity);
            json.Value(point.Drawdown);
            json.Value(point.Exposure);
            json.CloseArray();
        }

        json.CloseArray();
    }

    internal static void Drawdown(JsonText json, DrawdownEpisode drawdown)
    {
        json.Member("depth", drawdown.Depth);
        json.Instant("peak_time", drawdown.PeakTime);
        json.Instant("trough_time", drawdown.TroughTime);
        json.Instant("recovery_time", drawdown.RecoveryTime);
    }

    internal static void Orders(JsonText json, OrderStatistics orders)
    {
        json.Key("orders");
        json.OpenObject();
        json.Lines("counts", orders.Counts, Count);
        json.Lines("rejections", orders.Rejections, Rejection);
        json.CloseObject();
    }

    private static void Count(JsonText json, OrderCount count)
    {
        json.Member("type", count.Type);
        json.Member("state", Words.Of(count.State));
        json.Member("count", count.Count);
    }

    private static void Rejection(JsonText json, Rejection rejection)
    {
        json.Member("reason", rejection.Reason);
        json.Member("count", rejection.Count);
        json.Instant("first_time", rejection.FirstTime);
        json.Instant("last_time", rejection.LastTime);
    }

    internal static void Effect(JsonText json, AppliedEffect effect)
    {
        json.Member("effect", effect.Effect);
        json.Member("modelled", effect.Modelled);
        json.Member("how", effect.How);
    }

    internal static void Warning(JsonText json, ReportWarning warning)
    {
        json.Member("code", warning.Code);
        json.Member("text", warning.Text);
    }
}
