using System.Text.Json;
using System.Text.Json.Serialization;

namespace BacktestCli.Data.Cache;

/// <summary>How manifests are written.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CacheManifest))]
internal sealed partial class CacheJson : JsonSerializerContext
{
    /// <summary>Reads a manifest.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static CacheManifest Read(ReadOnlySpan<byte> text)
    {
        CacheManifest manifest = JsonSerializer.Deserialize(text, Default.CacheManifest) ?? throw new JsonException("it is null");
        for (CacheManifest? state = manifest; state is not null; state = state.Next)
            RefuseNonsense(state);
        return manifest;
    }

    /// <summary>Finds what the serializer lets pass: null as an element of a list, a file named twice.</summary>
    private static void RefuseNonsense(CacheManifest manifest)
    {
        IEnumerable<object?> entries =
        [
            .. manifest.Files, .. manifest.Holes, .. manifest.Absences, .. manifest.Sources,
            .. manifest.Sources.OfType<CachedSource>().SelectMany(source => (IEnumerable<object?>)[.. source.Ranges, .. source.Files, .. source.Repaired]),
        ];
        if (entries.Contains(null))
            throw new JsonException("an entry of a list is null");
        if (manifest.Files.DistinctBy(file => file.Name).Count() < manifest.Files.Count)
            throw new JsonException("a file is listed twice");
    }

    /// <summary>Writes a manifest.</summary>
    public static byte[] Write(CacheManifest manifest) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(manifest, Default.CacheManifest), (byte)'\n'];
}
