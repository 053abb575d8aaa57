using BacktestCli.Data.Parquet.Format;

namespace BacktestCli.Data.Parquet.Values;

/// <summary>Turns stored values of one kind into values of <typeparamref name="T"/>, straight into the caller's memory.</summary>
internal abstract class ValueDecoder<T>
{
    /// <summary>Bytes of a value in PLAIN where that is fixed and whole; else 0.</summary>
    public virtual int Width => 0;

    /// <summary>True where PLAIN gives each value its length: those can be delta-encoded as byte arrays.</summary>
    public virtual bool IsBytes => false;

    /// <summary>The fewest bytes a value takes in PLAIN, so that a count of values can be held against the bytes that are there.</summary>
    public virtual int SmallestWidth => Width;

    /// <summary>Decodes PLAIN.</summary>
    /// <exception cref="ParquetException">There are fewer values than <paramref name="into"/> holds, or one does not fit.</exception>
    public abstract void Plain(ReadOnlySpan<byte> data, Span<T> into);

    /// <summary>Decodes DELTA_BINARY_PACKED.</summary>
    public virtual void Delta(ReadOnlySpan<byte> data, Span<T> into) => throw Refuse(PageEncoding.DeltaBinaryPacked);

    /// <summary>Decodes RLE.</summary>
    public virtual void RunLength(ReadOnlySpan<byte> data, Span<T> into) => throw Refuse(PageEncoding.Rle);

    /// <summary>The error for an encoding that values of this kind do not have.</summary>
    public static ParquetException Refuse(PageEncoding encoding) =>
        new($"its values are in the encoding {encoding}, which their type does not have");

    /// <summary>The bytes of <paramref name="count"/> values of <see cref="Width"/>.</summary>
    protected ReadOnlySpan<byte> Take(ReadOnlySpan<byte> data, int count) =>
        (long)count * Width <= data.Length
            ? data[..(count * Width)]
            : throw new ParquetException($"{data.Length} bytes where {count} values take {(long)count * Width}");
}
