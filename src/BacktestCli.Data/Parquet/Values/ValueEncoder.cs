using System.Buffers;
using BacktestCli.Data.Parquet.Format;

namespace BacktestCli.Data.Parquet.Values;

/// <summary>Writes values of <typeparamref name="T"/>, and says what lies between the least and the greatest.</summary>
internal abstract class ValueEncoder<T>
    where T : notnull
{
    /// <summary>How they are stored.</summary>
    public abstract PhysicalType Physical { get; }

    /// <summary>What makes two values one entry of a dictionary.</summary>
    public virtual IEqualityComparer<T> Sameness => EqualityComparer<T>.Default;

    /// <summary>Bytes the values take in PLAIN.</summary>
    public abstract long PlainSize(ReadOnlySpan<T> values);

    public abstract void Plain(ReadOnlySpan<T> values, ArrayBufferWriter<byte> into);

    public virtual void Delta(ReadOnlySpan<T> values, ArrayBufferWriter<byte> into) =>
        throw new NotSupportedException("Delta encoding is for integers.");

    /// <summary>Least and greatest value as statistics write them; null where the format has none to give.</summary>
    public abstract (byte[] Min, byte[] Max)? Range(ReadOnlySpan<T> values);
}
