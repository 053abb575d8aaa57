using System.Buffers;
using System.Runtime.CompilerServices;
using BacktestCli.Data.Parquet.Compression;
using BacktestCli.Data.Parquet.Encodings;
using BacktestCli.Data.Parquet.Format;
using BacktestCli.Data.Parquet.Values;

namespace BacktestCli.Data.Parquet.Pages;

/// <summary>Decodes the values of one column's pages, whatever their encoding; keeps the column's dictionary.</summary>
internal sealed class PageValues<T>(ValueDecoder<T> decoder) : IDisposable
{
    private const int Batch = 1024;

    private readonly PageBuffer _scratch = new();
    private T[]? _dictionary;
    private int _entries;

    public void ReadDictionary(PageHeader header, ReadOnlySpan<byte> body)
    {
        if (_dictionary is not null)
            throw new ParquetException("a second dictionary");
        if (header.Encoding is not (PageEncoding.Plain or PageEncoding.PlainDictionary))
            throw ValueDecoder<T>.Refuse(header.Encoding);
        if (decoder.SmallestWidth == 0 || (long)header.Values * decoder.SmallestWidth > body.Length)
            throw new ParquetException($"a dictionary of {header.Values} values in {body.Length} bytes");

        _entries = header.Values;
        _dictionary = ArrayPool<T>.Shared.Rent(_entries);
        decoder.Plain(body, _dictionary.AsSpan(0, _entries));
    }

    /// <summary>Decodes as many values as <paramref name="into"/> holds.</summary>
    public void Read(PageEncoding encoding, ReadOnlySpan<byte> body, Span<T> into)
    {
        if (into.IsEmpty)
            return;

        switch (encoding)
        {
            case PageEncoding.Plain: decoder.Plain(body, into); break;
            case PageEncoding.PlainDictionary or PageEncoding.RleDictionary: LookUp(body, into); break;
            case PageEncoding.Rle: decoder.RunLength(body, into); break;
            case PageEncoding.DeltaBinaryPacked: decoder.Delta(body, into); break;
            case PageEncoding.DeltaLengthByteArray when decoder.IsBytes:
                decoder.Plain(Deltas.FromLengths(body, into.Length).WrittenSpan, into);
                break;
            case PageEncoding.DeltaByteArray when decoder.IsBytes:
                decoder.Plain(Deltas.FromPrefixes(body, into.Length).WrittenSpan, into);
                break;
            case PageEncoding.ByteStreamSplit when decoder.Width > 0: Join(body, into); break;
            default: throw ValueDecoder<T>.Refuse(encoding);
        }
    }

    public void Dispose()
    {
        _scratch.Dispose();
        if (_dictionary is not null)
            ArrayPool<T>.Shared.Return(_dictionary, clearArray: RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        _dictionary = null;
    }

    private ByteArrayDeltas Deltas => new(decoder.Width, Page.LargestSize);

    private void LookUp(ReadOnlySpan<byte> body, Span<T> into)
    {
        ReadOnlySpan<T> dictionary = _dictionary is null
            ? throw new ParquetException("a page of dictionary numbers without a dictionary before it")
            : _dictionary.AsSpan(0, _entries);
        if (body.IsEmpty)
            throw new ParquetException("a page of dictionary numbers is empty");

        HybridReader numbers = new(body[1..], body[0]);
        Span<int> batch = stackalloc int[Batch];
        while (!into.IsEmpty)
        {
            Span<int> part = batch[..Math.Min(Batch, into.Length)];
            numbers.Read(part);
            for (int i = 0; i < part.Length; i++)
            {
                if ((uint)part[i] >= (uint)dictionary.Length)
                    throw new ParquetException($"number {(uint)part[i]} of a dictionary of {dictionary.Length} values");
                into[i] = dictionary[part[i]];
            }

            into = into[part.Length..];
        }
    }

    private void Join(ReadOnlySpan<byte> body, Span<T> into)
    {
        if ((long)into.Length * decoder.Width > body.Length)
            throw new ParquetException($"{body.Length} bytes of streams for {into.Length} values of {decoder.Width}");

        Span<byte> joined = _scratch.Room(into.Length * decoder.Width).Span;
        ByteStreamSplit.Join(body, decoder.Width, joined);
        decoder.Plain(joined, into);
    }
}
