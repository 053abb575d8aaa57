using System.Runtime.InteropServices;
using System.Text.Json;

namespace BacktestCli.Reports.Json;

/// <summary>One line of a list of a report, such as a trade: its members as they stand there.</summary>
public readonly record struct StoredLine
{
    private readonly JsonElement _object;

    internal StoredLine(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object)
            throw new FormatException($"{line.GetRawText()} is not an object.");
        _object = line;
    }

    /// <summary>Text of a member; empty where it is not there or no text.</summary>
    public string Text(string name) => _object.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>An instant, Unix ms.</summary>
    /// <exception cref="ReportException">It is none.</exception>
    public long Time(string name) =>
        _object.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out DateTimeOffset time)
            ? time.ToUnixTimeMilliseconds()
            : throw new ReportException($"a report says that {name} is {this[name] ?? "absent"}, which is no instant. Make the report again with backtest run.");

    /// <summary>JSON text of a member; null where it is not there.</summary>
    public string? this[string name] => _object.TryGetProperty(name, out JsonElement value) ? value.GetRawText() : null;

    /// <summary>The members' names, in order.</summary>
    public IEnumerable<string> Names => _object.EnumerateObject().Select(member => member.Name);

    /// <summary>True where both are the same, byte for byte.</summary>
    internal bool IsSameAs(StoredLine other) => JsonMarshal.GetRawUtf8Value(_object).SequenceEqual(JsonMarshal.GetRawUtf8Value(other._object));

    internal JsonElement.ObjectEnumerator Members => _object.EnumerateObject();
}
