using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Import;

namespace BacktestCli.Handlers;

/// <summary>The files of a cached dataset, and where its bars came from, as JSON.</summary>
internal static class DatasetProvenanceJson
{
    public static void Write(Utf8JsonWriter json, CachedDataset cached)
    {
        DataJson.Ranges(json, cached.Ranges);
        DataJson.List(json, "files", cached.Files, file =>
        {
            json.WriteStartObject();
            json.WriteString("name", file.Name);
            json.WriteNumber("rows", file.Rows);
            json.WriteNumber("bytes", file.Bytes);
            json.WriteString("sha256", file.Sha256);
            json.WriteEndObject();
        });
        DataJson.List(json, "sources", cached.Sources, source => Source(json, source));
    }

    private static void Source(Utf8JsonWriter json, CachedSource source)
    {
        json.WriteStartObject();
        if (source.Address is { } address)
            json.WriteString("address", address);
        if (source.ResampledFrom is { } finer)
            json.WriteString("resampled_from", finer);
        DataJson.List(json, "files", source.Files, file => File(json, file));
        json.WriteString("imported_at", UtcTime.Format(source.ImportedAt));
        json.WriteString("version", source.Version);
        json.WriteString("repair", DataJson.Word(source.Repair));
        DataJson.List(json, "repaired", source.Repaired, repaired =>
        {
            json.WriteStartObject();
            json.WriteString("fault", DataJson.Word(repaired.Fault));
            json.WriteNumber("rows", repaired.Rows);
            json.WriteEndObject();
        });
        json.WriteNumber("differed", source.Differed);
        if (source.Preferred is { } preferred)
            json.WriteString("preferred", DataJson.Word(preferred));
        DataJson.Ranges(json, source.Ranges);
        json.WriteEndObject();
    }

    private static void File(Utf8JsonWriter json, SourceFile file)
    {
        json.WriteStartObject();
        json.WriteString("name", file.Name);
        json.WriteNumber("bytes", file.Bytes);
        json.WriteString("sha256", file.Sha256);
        json.WriteBoolean("checksum_verified", file.ChecksumVerified);
        json.WriteEndObject();
    }
}
