using BacktestCli.Data.Parquet.Format;
using BacktestCli.Data.Parquet.Values;

namespace BacktestCli.Data.Parquet.Schema;

/// <summary>A column of a file: what it is to the caller, and how it is stored.</summary>
/// <param name="Column">What the caller sees.</param>
/// <param name="Physical">How values lie in the file.</param>
internal sealed record Leaf(ParquetColumn Column, PhysicalType Physical)
{
    /// <summary>Bytes of a value of fixed length.</summary>
    public int TypeLength { get; init; }

    public bool IsUnsigned { get; init; }

    /// <summary>Why it cannot be read, or null.</summary>
    public string? Refusal { get; init; }

    public ValueDecoder<long> Int64() => Physical switch
    {
        _ when Column.Type is not (ParquetType.Int64 or ParquetType.Int32) => throw Mismatch("Int64"),
        PhysicalType.Int64 => new Int64Decoder(IsUnsigned),
        PhysicalType.Int32 => new WideningDecoder(IsUnsigned),
        PhysicalType.Int96 => new Int96Decoder(),
        PhysicalType.FixedLenByteArray => new DecimalDecoder(TypeLength),
        _ => new DecimalDecoder(0),
    };

    public ValueDecoder<int> Int32() => Column.Type == ParquetType.Int32 ? new Int32Decoder() : throw Mismatch("Int32");

    public ValueDecoder<double> Double() => Column.Type != ParquetType.Double ? throw Mismatch("Double")
        : Physical == PhysicalType.Float ? new FloatDecoder()
        : new DoubleDecoder();

    public ValueDecoder<bool> Boolean() => Column.Type == ParquetType.Boolean ? new BooleanDecoder() : throw Mismatch("Boolean");

    public ValueDecoder<string> Text() => Column.Type == ParquetType.Utf8 ? new TextDecoder() : throw Mismatch("text");

    private ParquetException Mismatch(string wanted) => new(Refusal ?? $"it is {Column.Type}, and was asked for as {wanted}");
}
