using System.Text.Encodings.Web;
using System.Text.Json;

namespace BacktestCli.Handlers.Replay;

/// <summary>
/// Writes a lock member by member. A serializer that finds the members out as it runs writes the same bytes, and takes a third of a short run to begin.
/// </summary>
/// <param name="json">Where to.</param>
internal sealed partial class LockWriter(Utf8JsonWriter json)
{
    private static readonly JsonWriterOptions Form = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The lock as UTF-8 without a mark, a newline at the end.</summary>
    public static byte[] ToBytes(RunLock made)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Form))
            new LockWriter(json).Write(made);
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private void Write(RunLock made)
    {
        json.WriteStartObject();
        json.WriteString("schema", made.Schema);
        json.WriteString("engine_version", made.EngineVersion);
        Members("options", made.Options, Texts);
        Strategy(made.Strategy);
        Settings(made.Settings);
        List("datasets", made.Datasets, Dataset);
        List("instruments", made.Instruments, Instrument);
        if (made.Signals is { } signals)
            Signals(signals);
        else
            json.WriteNull("signals");
        json.WriteStartObject("report");
        json.WriteString("sha256", made.Report.Sha256);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Strategy(LockedStrategy strategy)
    {
        json.WriteStartObject("strategy");
        json.WriteString("name", strategy.Name);
        json.WriteString("source_hash", strategy.SourceHash);
        Members("parameters", strategy.Parameters, json.WriteNumber);
        json.WriteEndObject();
    }

    private void Settings(LockedSettings settings)
    {
        json.WriteStartObject("settings");
        json.WriteString("cash", settings.Cash);
        if (settings.CashByVenue is { } parts)
            Members("cash_by_venue", parts, json.WriteString);
        else
            json.WriteNull("cash_by_venue");
        json.WriteString("slippage", settings.Slippage);
        json.WriteNumber("spread_bps", settings.SpreadBps);
        json.WriteNumber("seed", settings.Seed);
        json.WriteString("leverage", settings.Leverage);
        Choice("margin_mode", settings.MarginMode);
        json.WriteString("borrow_rate", settings.BorrowRate);
        json.WriteString("max_volume_share", settings.MaxVolumeShare);
        Number("max_positions", settings.MaxPositions);
        Texts("protections", settings.Protections);
        Choice("fill", settings.Fill);
        Choice("intrabar", settings.Intrabar);
        json.WriteBoolean("keep_open", settings.KeepOpen);
        Choice("equity", settings.Equity);
        json.WriteEndObject();
    }

    private void Choice<T>(string name, T value)
        where T : struct, Enum => json.WriteString(name, DataJson.Word(value));

    private void Number(string name, long? value) => DataJson.Number(json, name, value);

    private void Number(string name, double? value) => DataJson.Number(json, name, value);

    private void Texts(string name, IReadOnlyList<string> texts) => DataJson.Strings(json, name, texts);

    private void List<T>(string name, IReadOnlyList<T> items, Action<T> write) => DataJson.List(json, name, items, write);

    private void Members<T>(string name, IReadOnlyDictionary<string, T> members, Action<string, T> write)
    {
        json.WriteStartObject(name);
        foreach ((string key, T value) in members)
            write(key, value);
        json.WriteEndObject();
    }
}
