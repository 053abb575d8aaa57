using System.Buffers;
using BacktestCli.Data.Parquet.Compression;
using BacktestCli.Data.Parquet.Format;
using BacktestCli.Data.Parquet.Values;

namespace BacktestCli.Data.Parquet.Pages;

/// <summary>Reads one column of one row group into the caller's memory, page by page.</summary>
internal sealed class ColumnChunkReader<T> : IDisposable
{
    private readonly PageCodec _codec;
    private readonly bool _isOptional;
    private readonly T _absent;
    private readonly PageValues<T> _values;
    private readonly PageBuffer _buffer = new();
    private bool[] _present = [];

    /// <param name="codec">How its pages are compressed.</param>
    /// <param name="isOptional">True where pages begin with levels.</param>
    /// <param name="decoder">What makes values of it.</param>
    /// <param name="absent">What stands where a value is absent.</param>
    public ColumnChunkReader(PageCodec codec, bool isOptional, ValueDecoder<T> decoder, T absent)
    {
        _codec = codec;
        _isOptional = isOptional;
        _absent = absent;
        _values = new(decoder);
    }

    /// <summary>Reads the chunk.</summary>
    /// <param name="chunk">Its bytes: dictionary page, if any, and data pages.</param>
    /// <param name="values">One place a row.</param>
    /// <param name="present">One place a row, or empty where the caller counts on all values being there.</param>
    public void Read(ReadOnlyMemory<byte> chunk, Span<T> values, Span<bool> present)
    {
        int row = 0;
        while (row < values.Length)
        {
            if (chunk.IsEmpty)
                throw new ParquetException($"{row} values where the row group has {values.Length} rows");

            Page page = Page.Cut(ref chunk);
            switch (page.Header.Type)
            {
                case PageType.Dictionary:
                    _values.ReadDictionary(page.Header, Decompress(page.Body, page.Header.UncompressedSize));
                    break;
                case PageType.Data or PageType.DataV2:
                    if (page.Header.Values > values.Length - row)
                        throw new ParquetException($"a page of {page.Header.Values} values where {values.Length - row} rows are left");
                    Span<bool> pagePresent = present.IsEmpty ? default : present.Slice(row, page.Header.Values);
                    ReadData(page, values.Slice(row, page.Header.Values), pagePresent);
                    row += page.Header.Values;
                    break;
                default:
                    break; // index pages were never specified; new kinds may be passed over
            }
        }

        if (!chunk.IsEmpty)
            throw new ParquetException($"{chunk.Length} bytes follow the last of {values.Length} rows");
    }

    public void Dispose()
    {
        _values.Dispose();
        _buffer.Dispose();
        ReturnLevels();
    }

    private void ReadData(Page page, Span<T> values, Span<bool> wanted)
    {
        Span<bool> present = wanted.IsEmpty ? Levels(values.Length) : wanted;
        ReadOnlySpan<byte> body = page.Header.Type == PageType.Data ? OpenV1(page, present) : OpenV2(page, present);
        int count = _isOptional ? present.Count(true) : values.Length;
        if (count < values.Length && wanted.IsEmpty)
            throw new ParquetException($"{values.Length - count} of {values.Length} values of a page are absent, where none may be");

        _values.Read(page.Header.Encoding, body, values[..count]);
        if (count < values.Length)
            DefinitionLevels.Spread(values, present, count, _absent);
        else
            present.Fill(true);
    }

    private ReadOnlySpan<byte> OpenV1(Page page, Span<bool> present)
    {
        ReadOnlySpan<byte> body = Decompress(page.Body, page.Header.UncompressedSize);
        if (_isOptional)
            DefinitionLevels.Cut(ref body, page.Header.LevelEncoding, present);
        return body;
    }

    private ReadOnlySpan<byte> OpenV2(Page page, Span<bool> present)
    {
        (int definition, int repetition) = (page.Header.DefinitionBytes, page.Header.RepetitionBytes);
        long levels = (long)definition + repetition;
        if (definition < 0 || repetition < 0 || levels > page.Body.Length || levels > page.Header.UncompressedSize)
            throw new ParquetException($"{definition} and {repetition} bytes of levels in a page of {page.Body.Length} bytes");

        if (_isOptional)
            DefinitionLevels.Read(page.Body.Span.Slice(repetition, definition), present);
        ReadOnlyMemory<byte> values = page.Body[(int)levels..];
        return page.Header.IsStored ? values.Span : Decompress(values, page.Header.UncompressedSize - (int)levels);
    }

    private ReadOnlySpan<byte> Decompress(ReadOnlyMemory<byte> data, int size) =>
        data.IsEmpty && size == 0 ? default : Decompressor.Decompress(_codec, data, size, _buffer).Span;

    private Span<bool> Levels(int count)
    {
        if (!_isOptional)
            return default;

        if (_present.Length < count)
        {
            ReturnLevels();
            _present = ArrayPool<bool>.Shared.Rent(count);
        }

        return _present.AsSpan(0, count);
    }

    private void ReturnLevels()
    {
        if (_present.Length > 0)
            ArrayPool<bool>.Shared.Return(_present);
        _present = [];
    }
}
