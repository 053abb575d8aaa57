using System.Text.Json;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Html;

/// <summary>Signals as rows of the page's table.</summary>
internal static class SignalRows
{
    /// <summary>Rows that a page holds; a report may hold more.</summary>
    public const int Most = 2_000;

    public static void Write(JsonText json, JsonElement signals)
    {
        JsonElement[] answers = signals.ValueKind == JsonValueKind.Object ? [.. signals.GetProperty("answers").EnumerateArray().Take(Most)] : [];
        json.Lines("signals", answers, (line, answer) =>
        {
            line.Member("time", ReportDocument.Time(answer.GetProperty("time")) / 1000);
            line.Member("name", answer.GetProperty("instrument").GetString());
            line.Member("score", answer.GetProperty("score").GetDouble());
            line.Member("confidence", answer.GetProperty("confidence").GetDouble());
            line.Member("origin", answer.GetProperty("origin").GetString());
            line.Member("model", answer.GetProperty("model").GetString() ?? "");
            line.Member("why", answer.GetProperty("reason").GetString());
        });
    }
}
