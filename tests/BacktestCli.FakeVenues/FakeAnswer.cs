using System.Text;

namespace BacktestCli.FakeVenues;

/// <summary>An answer before faults change it.</summary>
/// <param name="Body">The body, not compressed.</param>
public sealed record FakeAnswer(ReadOnlyMemory<byte> Body)
{
    /// <summary>HTTP status.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Type of the body.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Response headers, such as those that tell the used weight.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>What goes wrong with sending it, in place of what the server's script says; null: nothing of its own.</summary>
    public Fault? Fault { get; init; }

    /// <summary>A body of text.</summary>
    public static FakeAnswer Text(string body, int status = 200) => new(Encoding.UTF8.GetBytes(body)) { Status = status };
}
