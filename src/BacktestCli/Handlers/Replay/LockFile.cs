using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BacktestCli.Core;
using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Export;

namespace BacktestCli.Handlers.Replay;

/// <summary>Writes locks, the same lock as the same bytes, and reads them back, strictly.</summary>
internal static class LockFile
{
    /// <summary>The form of a lock, as it is read.</summary>
    internal static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <summary>The lock as UTF-8 without a mark, a newline at the end.</summary>
    public static byte[] ToBytes(RunLock made) => LockWriter.ToBytes(made);

    /// <summary>The lock as JSON.</summary>
    public static JsonElement ToJson(RunLock made) => JsonElement.Parse(ToBytes(made));

    /// <summary>Writes it into a folder.</summary>
    public static void Write(string folder, RunLock made) => WholeFile.Write(Path.Combine(folder, RunLock.FileName), stream => stream.Write(ToBytes(made)));

    /// <summary>Reads one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">What to call it in a message.</param>
    /// <exception cref="DataException">It is not there or cannot be read.</exception>
    /// <exception cref="UsageException">It is no lock, or of another version; says where.</exception>
    public static RunLock Read(string path, string name)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{name} cannot be read: {fault.Message} Name the {RunLock.FileName} beside the report of a run.", fault);
        }

        return Parse(bytes, name);
    }

    /// <summary>Reads one.</summary>
    /// <exception cref="UsageException">It is no lock, or of another version; says where.</exception>
    public static RunLock Parse(ReadOnlySpan<byte> bytes, string name)
    {
        try
        {
            if (SchemaOf(bytes) is { } schema && schema != RunLock.Form)
                throw new UsageException($"{name} is a '{schema}'; this program reads '{RunLock.Form}'. Make it again with this version: backtest run.");
            RunLock read = JsonSerializer.Deserialize<RunLock>(bytes, Strict) ?? throw new JsonException("it is null");
            UsageException.ThrowIfAny(Problems(read).Select(problem => $"{name}: {problem}"));
            return read;
        }
        catch (JsonException fault)
        {
            string place = fault.LineNumber is { } line ? $", line {line + 1}" : "";
            throw new UsageException($"{name}{place}{(fault.Path is { } path ? $", {path}" : "")}: {JsonFault.What(fault)}. Give a {RunLock.FileName} as backtest run wrote it.");
        }
    }

    private static string? SchemaOf(ReadOnlySpan<byte> bytes)
    {
        using JsonDocument document = JsonDocument.Parse(bytes.ToArray());
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("schema", out JsonElement schema)
            && schema.ValueKind == JsonValueKind.String ? schema.GetString() : null;
    }

    /// <summary>What is of the right form and makes no sense.</summary>
    private static IEnumerable<string> Problems(RunLock read)
    {
        foreach ((string option, IReadOnlyList<string> values) in read.Options)
        {
            if (LockedOptions.Unlocked.TryGetValue(option, out string? reason))
                yield return $"options.{option}: it is no part of a lock: {reason}.";
            else if (values.Count == 0 || values.Any(string.IsNullOrEmpty))
                yield return $"options.{option}: it has no value: give it one, or leave it out.";
        }

        foreach ((int place, LockedInstrument one) in read.Instruments.Index())
        {
            foreach (string time in new[] { one.Asked?.From, one.Asked?.To }.OfType<string>().Where(time => !UtcTime.TryParse(time, out _)))
                yield return $"instruments[{place}].asked: '{time}' must be an instant such as 2024-01-31T00:00:00Z.";
        }

        foreach ((int place, LockedDataset one) in read.Datasets.Index().Where(one => !Interval.TryParse(one.Item.Interval, out _)))
            yield return $"datasets[{place}].interval: '{one.Interval}' must be one of {string.Join(' ', Interval.Known)}.";
    }
}
