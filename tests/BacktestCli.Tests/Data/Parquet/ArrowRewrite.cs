using System.Text.Json;
using BacktestCli.Data.Parquet;

namespace BacktestCli.Tests.Data.Parquet;

/// <summary>One way in which <c>rewrite.mjs</c> has Apache Arrow write a file again.</summary>
/// <param name="Output">Where to.</param>
/// <param name="Version">Of pages and encodings: V1 or V2.</param>
/// <param name="Compression">UNCOMPRESSED, SNAPPY, GZIP, BROTLI.</param>
/// <param name="Encodings">By column; the others get a dictionary.</param>
internal sealed record ArrowRewrite(string Output, string Version, string Compression, IReadOnlyDictionary<string, string> Encodings)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public required int RowGroup { get; init; }

    /// <summary>Bytes of a page, about.</summary>
    public required int Page { get; init; }

    public static void Run(byte[] file, string folder, IEnumerable<ArrowRewrite> ways)
    {
        string input = Path.Combine(folder, "input");
        File.WriteAllBytes(input, file);
        NodeTool.Run("rewrite.mjs", string.Join('\n', ways.Select(way => JsonSerializer.Serialize(way, Json))), input);
    }

    /// <summary>The most unusual encoding that Arrow has for each column.</summary>
    public static IReadOnlyDictionary<string, string> Unusual(IEnumerable<TableColumn> columns) =>
        columns.ToDictionary(column => column.Schema.Name, column => (column.Schema.Type, column.Schema.Encoding) switch
        {
            (ParquetType.Boolean, _) => "RLE",
            (ParquetType.Utf8, ParquetEncoding.Plain) => "DELTA_LENGTH_BYTE_ARRAY",
            (ParquetType.Utf8, _) => "DELTA_BYTE_ARRAY",
            (ParquetType.Double, _) => "BYTE_STREAM_SPLIT",
            (_, ParquetEncoding.Plain) => "BYTE_STREAM_SPLIT",
            _ => "DELTA_BINARY_PACKED",
        });
}
