using System.Text.Json;
using BacktestCli.Reports.Json;

namespace BacktestCli.Handlers.Reporting;

/// <summary>What <c>report show</c> shows, as one JSON document: members of the report under their own names, and the trades that stand out.</summary>
internal static class StoredReportJson
{
    private static readonly string[] Members = ["run", "metrics", "benchmark", "periods", "drawdowns", "orders", "warnings"];

    public static void Write(Utf8JsonWriter json, ReportDocument report, string name)
    {
        json.WriteStartObject();
        json.WriteString("report", name);
        foreach (string member in Members)
        {
            if (!report.Root.TryGetProperty(member, out JsonElement value))
                continue;
            json.WritePropertyName(member);
            value.WriteTo(json);
        }

        Trades("best_trades", report.BestTrades);
        Trades("worst_trades", report.WorstTrades);
        json.WriteEndObject();

        void Trades(string key, IEnumerable<StoredTrade> trades)
        {
            JsonElement all = report.Root.GetProperty("trades");
            json.WriteStartArray(key);
            foreach (StoredTrade trade in trades)
                all[report.Trades.IndexOf(trade)].WriteTo(json);
            json.WriteEndArray();
        }
    }

    /// <summary>A number, or null.</summary>
    public static void Number(Utf8JsonWriter json, string key, double? value)
    {
        if (value is { } known)
            json.WriteNumber(key, known);
        else
            json.WriteNull(key);
    }

    private static int IndexOf(this IReadOnlyList<StoredTrade> trades, StoredTrade wanted)
    {
        int place = 0;
        while (!ReferenceEquals(trades[place], wanted))
            place++;
        return place;
    }
}
