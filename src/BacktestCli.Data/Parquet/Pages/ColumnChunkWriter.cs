using System.Buffers;
using BacktestCli.Data.Parquet.Compression;
using BacktestCli.Data.Parquet.Encodings;
using BacktestCli.Data.Parquet.Format;
using BacktestCli.Data.Parquet.Thrift;
using BacktestCli.Data.Parquet.Values;

namespace BacktestCli.Data.Parquet.Pages;

/// <summary>Writes one column of one row group: a dictionary page where that pays, then data pages of version 1.</summary>
/// <param name="column">The column.</param>
/// <param name="encoder">What makes bytes of its values.</param>
/// <param name="options">Codec and page size.</param>
/// <param name="file">Where the pages go.</param>
internal sealed class ColumnChunkWriter<T>(ParquetColumn column, ValueEncoder<T> encoder, ParquetWriterOptions options, ForwardFile file)
    where T : notnull
{
    /// <summary>Pages of long values are cut so as to be near this.</summary>
    private const long PageSize = 1 << 20;

    private readonly ArrayBufferWriter<byte> _page = new();
    private readonly ArrayBufferWriter<byte> _header = new();
    private IndexDictionary<T>? _dictionary;
    private long _uncompressedSize;

    private PageEncoding Encoding => (_dictionary, column.Encoding) switch
    {
        (not null, _) => PageEncoding.RleDictionary,
        (_, ParquetEncoding.Delta) => PageEncoding.DeltaBinaryPacked,
        _ => PageEncoding.Plain,
    };

    /// <summary>Writes the chunk; once.</summary>
    /// <param name="values">The values that are present, and no others.</param>
    /// <param name="present">Which rows have one; empty where the column is required.</param>
    /// <param name="rows">Rows of the group.</param>
    /// <returns>Where it lies and what is in it.</returns>
    public ColumnChunk Write(ReadOnlySpan<T> values, ReadOnlySpan<bool> present, int rows)
    {
        long start = file.Position;
        _dictionary = column.Encoding == ParquetEncoding.Dictionary ? IndexDictionary<T>.TryMake(values, encoder) : null;
        if (_dictionary is not null)
        {
            encoder.Plain(_dictionary.Entries, _page);
            WritePage(PageType.Dictionary, PageEncoding.Plain, _dictionary.Entries.Length);
        }

        long data = file.Position;
        WriteData(values, present, rows);
        (byte[] Min, byte[] Max)? range = encoder.Range(values);
        return new()
        {
            Physical = encoder.Physical,
            Encodings = _dictionary is null ? [Encoding, PageEncoding.Rle] : [Encoding, PageEncoding.Plain, PageEncoding.Rle],
            Path = column.Name,
            Codec = Compressor.Code(options.Codec),
            Values = rows,
            UncompressedSize = _uncompressedSize,
            CompressedSize = file.Position - start,
            DataOffset = data,
            DictionaryOffset = _dictionary is null ? null : start,
            Range = new() { Nulls = rows - values.Length, Min = range?.Min, Max = range?.Max },
        };
    }

    private void WriteData(ReadOnlySpan<T> values, ReadOnlySpan<bool> present, int rows)
    {
        long fitting = PageSize * rows / Math.Max(1, encoder.PlainSize(values));
        int step = (int)Math.Clamp(fitting, 1, options.PageRows);
        for (int row = 0, value = 0; row < rows; row += step)
        {
            int count = Math.Min(step, rows - row);
            int held = count;
            if (column.Optional)
            {
                held = present.Slice(row, count).Count(true);
                DefinitionLevels.Write(_page, present.Slice(row, count));
            }

            Encode(values.Slice(value, held), value);
            WritePage(PageType.Data, Encoding, count);
            value += held;
        }
    }

    private void Encode(ReadOnlySpan<T> values, int first)
    {
        if (_dictionary is not null)
        {
            _page.Write([(byte)_dictionary.Width]);
            HybridWriter.Write(_page, _dictionary.Indices.AsSpan(first, values.Length), _dictionary.Width);
        }
        else if (column.Encoding == ParquetEncoding.Delta)
        {
            encoder.Delta(values, _page);
        }
        else
        {
            encoder.Plain(values, _page);
        }
    }

    private void WritePage(PageType type, PageEncoding encoding, int values)
    {
        if (_page.WrittenCount > Page.LargestSize)
        {
            throw new ArgumentException(
                $"Column '{column.Name}' has a page of {_page.WrittenCount} bytes; the most is {Page.LargestSize}. Write shorter text.");
        }

        ReadOnlySpan<byte> body = Compressor.Compress(options.Codec, _page);
        PageHeader header = new()
        {
            Type = type,
            Encoding = encoding,
            Values = values,
            UncompressedSize = _page.WrittenCount,
            CompressedSize = body.Length,
            Checksum = Crc32.Of(body),
        };
        header.Write(new CompactWriter(_header));
        file.Write(_header.WrittenSpan);
        file.Write(body);
        _uncompressedSize += _header.WrittenCount + _page.WrittenCount;
        _header.ResetWrittenCount();
        _page.ResetWrittenCount();
    }
}
