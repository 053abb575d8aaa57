using System.Text.Json;
using System.Text.Json.Serialization;

namespace BacktestCli.Data.Cache;

/// <summary>How manifests are written.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(CacheManifest))]
internal sealed partial class CacheJson : JsonSerializerContext
{
    /// <summary>Reads a manifest.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static CacheManifest Read(ReadOnlySpan<byte> text) =>
        JsonSerializer.Deserialize(text, Default.CacheManifest) ?? throw new JsonException("it is null");

    /// <summary>Writes a manifest.</summary>
    public static byte[] Write(CacheManifest manifest) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(manifest, Default.CacheManifest), (byte)'\n'];
}
