using System.Text.Json;

namespace BacktestCli.Reports.Json;

/// <summary>Reads a <c>report.json</c> back.</summary>
public static class ReportReader
{
    private const string Answers = "answers";

    /// <summary>What came of the inputs, though it stands among them; and what the fingerprint says already.</summary>
    private static readonly HashSet<string> NoInput = ["open_position", "payments", "months"];

    private static readonly HashSet<string> Worth = ["contaminated", "cutoff", "non_primary", "without_non_primary", "placebo"];

    /// <summary>Reads metrics, trades, signals and inputs.</summary>
    /// <param name="json">The file's bytes.</param>
    /// <param name="name">What to call it in a message.</param>
    /// <exception cref="ReportException">It is no report, or of another version.</exception>
    public static StoredReport Read(ReadOnlyMemory<byte> json, string name) => ReportRoot.Read(json, name, root => new StoredReport
    {
        Name = name,
        Inputs = Flatten(Inputs(root)),
        Datasets = [.. root.GetProperty("datasets").EnumerateArray().Select(StoredDataset.Of)],
        Metrics = Members(root.GetProperty("metrics")),
        Signals = SignalsOf(root) is { } signals ? Lines(signals.GetProperty(Answers)) : [],
        Worth = Flatten(SignalMembers(root, isWorth: true)),
        Trades = Lines(root.GetProperty("trades")),
        Equity = [.. root.GetProperty("equity").EnumerateArray().Select(point => (point[0].GetString()!, point[1].GetRawText()))],
    });

    private static StoredLine[] Lines(JsonElement list) => [.. list.EnumerateArray().Select(line => new StoredLine(line))];

    private static Dictionary<string, string> Members(JsonElement element) =>
        element.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetRawText());

    private static IEnumerable<(string Path, JsonElement Value)> Inputs(JsonElement root) =>
        SignalMembers(root, isWorth: false).Prepend(("datasets", root.GetProperty("datasets"))).Prepend(("run", root.GetProperty("run")));

    private static IEnumerable<(string Path, JsonElement Value)> SignalMembers(JsonElement root, bool isWorth) => SignalsOf(root) is { } signals
        ? signals.EnumerateObject()
            .Where(member => member.Name != Answers && Worth.Contains(member.Name) == isWorth)
            .Select(member => ($"signals.{member.Name}", member.Value))
        : [];

    private static JsonElement? SignalsOf(JsonElement root) =>
        root.GetProperty("signals") is { ValueKind: not JsonValueKind.Null } signals ? signals : null;

    private static Dictionary<string, string> Flatten(IEnumerable<(string Path, JsonElement Value)> members)
    {
        Dictionary<string, string> values = [];
        foreach ((string path, JsonElement value) in members.SelectMany(member => FlatJson.Of(member.Value, member.Path, NoInput)))
            values[path] = value.GetRawText();
        return values;
    }
}
