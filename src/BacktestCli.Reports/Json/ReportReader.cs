using System.Text.Json;

namespace BacktestCli.Reports.Json;

/// <summary>Reads a <c>report.json</c> back.</summary>
public static class ReportReader
{
    /// <summary>Reads metrics, trades and inputs.</summary>
    /// <param name="json">The file's bytes.</param>
    /// <param name="name">What to call it in a message.</param>
    /// <exception cref="ReportException">It is no report, or of another version.</exception>
    public static StoredReport Read(ReadOnlyMemory<byte> json, string name)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            if (root.GetProperty("schema").GetString() is { } schema && schema != Report.Schema)
                throw new ReportException($"{name} is a '{schema}'; this program compares '{Report.Schema}'. "
                    + "Make it again with this version.");

            return new StoredReport
            {
                Inputs = Flatten(root),
                Metrics = Members(root.GetProperty("metrics")),
                Trades = [.. root.GetProperty("trades").EnumerateArray().Select(Members)],
            };
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ReportException($"{name} is not a report: {fault.Message} Give a report.json that backtest run wrote.", fault);
        }
    }

    private static Dictionary<string, string> Members(JsonElement element) =>
        element.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetRawText());

    private static Dictionary<string, string> Flatten(JsonElement root)
    {
        Dictionary<string, string> values = [];
        Add("run", root.GetProperty("run"));
        Add("datasets", root.GetProperty("datasets"));
        return values;

        void Add(string path, JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Object)
            {
                foreach (JsonProperty member in element.EnumerateObject())
                    Add($"{path}.{member.Name}", member.Value);
            }
            else if (element.ValueKind == JsonValueKind.Array)
            {
                foreach ((int index, JsonElement item) in element.EnumerateArray().Index())
                    Add($"{path}[{index}]", item);
            }
            else
            {
                values[path] = element.GetRawText();
            }
        }
    }
}
