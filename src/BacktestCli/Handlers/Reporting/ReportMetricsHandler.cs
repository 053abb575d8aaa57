using System.Text.Json;
using BacktestCli.Composition;
using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Metrics;
using BacktestCli.Data;
using BacktestCli.Reports.Console;
using BacktestCli.Reports.Curves;

namespace BacktestCli.Handlers.Reporting;

/// <summary>Computes the metrics of a curve in a file, and says what it was taken for.</summary>
internal sealed class ReportMetricsHandler(Terminal terminal, Surroundings surroundings)
{
    public int Execute(ReportMetricsOptions options)
    {
        UsageException.ThrowIfAny(options.Problems());
        Curve curve = Read(options);
        if (terminal.Json)
        {
            terminal.WriteJson(json => Write(json, options, curve));
            return ExitCode.Done;
        }

        terminal.Note($"{curve.Column} is taken for {Word(curve.Kind)}: {curve.Why}. Say otherwise with --kind.");
        foreach (string note in curve.Notes)
            terminal.Note(note);
        CurveSummary.Print(terminal.OpenConsole(), options.File, curve);
        return ExitCode.Done;
    }

    private Curve Read(ReportMetricsOptions options)
    {
        try
        {
            using StreamReader text = new(surroundings.Resolve(options.File));
            return CurveReader.Read(text, options.File, options.Choice);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{options.File}: {fault.Message} Name a CSV file that can be read.", fault);
        }
    }

    private static void Write(Utf8JsonWriter json, ReportMetricsOptions options, Curve curve)
    {
        json.WriteStartObject();
        json.WriteString("file", options.File);
        json.WriteString("column", curve.Column);
        json.WriteString("kind", Word(curve.Kind));
        json.WriteString("kind_because", curve.Why);
        json.WriteString("benchmark_column", curve.BenchmarkColumn);
        json.WriteString("from", Instant(curve.From));
        json.WriteString("to", Instant(curve.To));
        json.WriteNumber("rows", curve.Rows);
        json.WriteNumber("periods", curve.Periods);
        json.WriteNumber("periods_per_year", options.Choice.PeriodsPerYear);
        Metrics(json, "metrics", curve.Metrics);
        if (curve.BenchmarkColumn is null)
            json.WriteNull("against_benchmark");
        else
            Metrics(json, "against_benchmark", curve.AgainstBenchmark);
        DataJson.List(json, "drawdowns", curve.Statistics.Drawdowns.Worst, fall => Drawdown(json, fall, isDated: curve.From is not null));
        DataJson.Strings(json, "notes", curve.Notes);
        json.WriteEndObject();
    }

    private static void Metrics(Utf8JsonWriter json, string key, IReadOnlyList<MetricValue> metrics)
    {
        json.WriteStartObject(key);
        foreach (MetricValue metric in metrics)
            StoredReportJson.Number(json, metric.Metric.Name, metric.Value);
        json.WriteEndObject();
    }

    private static void Drawdown(Utf8JsonWriter json, DrawdownEpisode fall, bool isDated)
    {
        json.WriteStartObject();
        json.WriteNumber("depth", fall.Depth);
        json.WriteString("peak_time", isDated ? Instant(fall.PeakTime) : null);
        json.WriteString("trough_time", isDated ? Instant(fall.TroughTime) : null);
        json.WriteString("recovery_time", isDated ? Instant(fall.RecoveryTime) : null);
        json.WriteEndObject();
    }

    private static string? Instant(long? time) => time is { } known ? UtcTime.Format(known) : null;

    private static string Word(CurveKind kind) => kind == CurveKind.Equity ? "equity" : "returns";
}
