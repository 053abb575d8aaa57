using System.Text.Json;
using BacktestCli.Core.Market;

namespace BacktestCli.Signals.Store;

/// <summary>What a recording is about, read without the rest of its line.</summary>
/// <param name="Contract">Name of the contract.</param>
/// <param name="Time">Close time of the latest bar in the question, Unix ms.</param>
/// <param name="Instruments">The instruments in the question.</param>
internal sealed record RecordingHead(string Contract, long Time, IReadOnlyList<string> Instruments)
{
    /// <summary>Reads the head of a line; null where it has none.</summary>
    public static RecordingHead? TryRead(ReadOnlySpan<byte> line)
    {
        try
        {
            return Read(line);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static RecordingHead? Read(ReadOnlySpan<byte> line)
    {
        Utf8JsonReader json = new(line);
        string? contract = null;
        long? time = null;
        List<string>? instruments = null;
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName && (contract is null || time is null || instruments is null))
        {
            string? name = json.GetString();
            json.Read();
            if (name == "contract")
                contract = json.GetString();
            else if (name == "time")
                time = UtcTime.TryParse(json.GetString(), out long parsed) ? parsed : null;
            else if (name == "instruments")
                instruments = Texts(ref json);
            else
                json.Skip();
        }

        return contract is { } c && time is { } t && instruments is { } i ? new RecordingHead(c, t, i) : null;
    }

    private static List<string> Texts(ref Utf8JsonReader json)
    {
        List<string> texts = [];
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            texts.Add(json.GetString() ?? "");
        return texts;
    }
}
