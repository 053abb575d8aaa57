using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace BacktestCli.Reports.Imports;

/// <summary>A file of freqtrade's results, a JSON document or a zip archive of one, of which one strategy is looked at.</summary>
/// <param name="Strategy">The strategy's name.</param>
/// <param name="Stats">All that the file says of it.</param>
/// <param name="SourceHash">SHA-256 of its source text, lower-case hex; null where the file does not hold it.</param>
/// <param name="Exchange">The venue, lower case; null where the file does not say.</param>
/// <param name="FileHash">SHA-256 of the file, lower-case hex.</param>
internal sealed record FreqtradeFile(string Strategy, JsonElement Stats, string? SourceHash, string? Exchange, string FileHash)
{
    private static readonly byte[][] NoNumbers = [.. new[] { "NaN", "Infinity", "-Infinity" }.Select(Encoding.ASCII.GetBytes)];

    /// <summary>Reads it.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">What to call it in a message.</param>
    /// <param name="strategy">Which strategy; null: the only one.</param>
    /// <exception cref="ReportException">It is no such file, or does not say of which strategy.</exception>
    public static FreqtradeFile Read(byte[] bytes, string name, string? strategy)
    {
        Dictionary<string, byte[]> files = bytes.AsSpan().StartsWith("PK"u8) ? Unpack(bytes, name) : new() { ["result.json"] = bytes };
        JsonElement[] documents = [.. files.Where(file => file.Key.EndsWith(".json", StringComparison.Ordinal)).Select(file => Parse(file.Value, $"{name}{(files.Count > 1 ? $", {file.Key}" : "")}"))];
        JsonElement strategies = documents.Where(root => Member(root, "strategy") is { ValueKind: JsonValueKind.Object }).Select(root => root.GetProperty("strategy")).FirstOrDefault();
        if (strategies.ValueKind != JsonValueKind.Object)
            throw new ReportException($"{name} is no result of a freqtrade back-test: it has no member strategy. Give a backtest-result-….zip or .json of user_data/backtest_results.");
        string[] names = [.. strategies.EnumerateObject().Select(one => one.Name)];
        string chosen = strategy ?? (names.Length == 1
            ? names[0]
            : throw new ReportException($"{name} has the results of {names.Length} strategies ({string.Join(", ", names)}): choose one with --strategy."));
        JsonElement stats = Member(strategies, chosen)
            ?? throw new ReportException($"{name} has no strategy {chosen}; it has {string.Join(", ", names)}. Choose one of them with --strategy.");
        byte[]? source = files.FirstOrDefault(file => file.Key.EndsWith($"_{chosen}.py", StringComparison.Ordinal)).Value;
        string? exchange = documents.Select(root => Member(root, "exchange") is { } one ? Text(one, "name") : null).FirstOrDefault(found => found is not null);
        return new FreqtradeFile(chosen, stats, source is null ? null : HashOf(source), exchange?.ToLowerInvariant(), HashOf(bytes));
    }

    /// <summary>A member of an object; null where it has none of that name.</summary>
    public static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member) ? member : null;

    /// <summary>A text; null where there is none.</summary>
    public static string? Text(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static Dictionary<string, byte[]> Unpack(byte[] bytes, string name)
    {
        try
        {
            using ZipArchive archive = new(new MemoryStream(bytes), ZipArchiveMode.Read);
            Dictionary<string, byte[]> files = [];
            foreach (ZipArchiveEntry entry in archive.Entries.Where(entry => Path.GetExtension(entry.Name) is ".json" or ".py"))
            {
                using Stream stream = entry.Open();
                using MemoryStream content = new();
                stream.CopyTo(content);
                files[entry.FullName] = content.ToArray();
            }

            return files;
        }
        catch (InvalidDataException fault)
        {
            throw new ReportException($"{name} is a damaged zip archive: {fault.Message} Fetch it again.", fault);
        }
    }

    private static JsonElement Parse(byte[] bytes, string name)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(WithoutNoNumbers(bytes));
            return document.RootElement.Clone();
        }
        catch (JsonException fault)
        {
            throw new ReportException($"{name}, line {fault.LineNumber + 1}: it is not JSON from character {fault.BytePositionInLine + 1} on. Fetch the file again.", fault);
        }
    }

    /// <summary>What JSON has no number for, Python writes all the same: it becomes null.</summary>
    private static byte[] WithoutNoNumbers(byte[] bytes)
    {
        List<byte> clean = new(bytes.Length);
        bool inText = false;
        for (int i = 0; i < bytes.Length; i++)
        {
            if (!inText && NoNumbers.FirstOrDefault(word => bytes.AsSpan(i).StartsWith(word)) is { } found)
            {
                clean.AddRange("null"u8);
                i += found.Length - 1;
                continue;
            }

            clean.Add(bytes[i]);
            if (inText && bytes[i] == '\\' && i + 1 < bytes.Length)
                clean.Add(bytes[++i]);
            else if (bytes[i] == '"')
                inText = !inText;
        }

        return [.. clean];
    }

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
