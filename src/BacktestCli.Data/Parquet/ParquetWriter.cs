using System.Buffers;
using System.Buffers.Binary;
using BacktestCli.Data.Parquet.Compression;
using BacktestCli.Data.Parquet.Format;
using BacktestCli.Data.Parquet.Pages;
using BacktestCli.Data.Parquet.Schema;
using BacktestCli.Data.Parquet.Thrift;
using BacktestCli.Data.Parquet.Values;

namespace BacktestCli.Data.Parquet;

/// <summary>
/// Writes a flat table as a Parquet file, front to back: for each row group <see cref="BeginRowGroup"/> and one write a column, in the
/// order of the schema; then <see cref="Finish"/>. Equal input gives equal bytes.
/// </summary>
/// <remarks>The stream stays open. A writer disposed of before <see cref="Finish"/> leaves a file that no reader takes for whole.</remarks>
public sealed class ParquetWriter : IDisposable
{
    private readonly ForwardFile _file;
    private readonly IReadOnlyList<ParquetColumn> _schema;
    private readonly ParquetWriterOptions _options;
    private readonly List<RowGroup> _groups = [];
    private readonly List<ColumnChunk> _chunks = [];
    private int _rows;
    private bool _isClosed;

    /// <summary>Begins a file.</summary>
    /// <param name="destination">Where it goes; need not seek.</param>
    /// <param name="schema">Its columns, one or more.</param>
    /// <param name="options">How to write it; null: the defaults.</param>
    /// <exception cref="ArgumentException">The schema cannot be written; all that is wrong is told at once.</exception>
    public ParquetWriter(Stream destination, IReadOnlyList<ParquetColumn> schema, ParquetWriterOptions? options = null)
    {
        _file = new(destination);
        _schema = schema;
        _options = options ?? new();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.PageRows, 1, nameof(options));
        _ = Compressor.Code(_options.Codec);
        List<string> faults = Faults(schema);
        if (faults.Count > 0)
            throw new ArgumentException($"This schema cannot be written. {string.Join(' ', faults)}", nameof(schema));

        _file.Write("PAR1"u8);
    }

    /// <summary>Begins a row group.</summary>
    /// <param name="rows">Its rows, 1 to 67,108,864.</param>
    /// <exception cref="InvalidOperationException">The group before it lacks columns, or the file is finished.</exception>
    public void BeginRowGroup(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, ParquetRowGroup.MostRows);
        RequireBetweenGroups();
        _rows = rows;
    }

    /// <summary>Writes the next column of the row group, of <see cref="ParquetType.Int64"/>.</summary>
    /// <param name="values">One value for each row.</param>
    /// <param name="present">Which rows have a value; the others' are passed over. Empty: all.</param>
    /// <exception cref="ArgumentException">The type or the number of rows is another, or a required value is absent.</exception>
    /// <exception cref="InvalidOperationException">No row group is open.</exception>
    public void Write(ReadOnlySpan<long> values, ReadOnlySpan<bool> present = default) =>
        Write(ParquetType.Int64, new Int64Encoder(), values, present);

    /// <summary>Writes the next column of the row group, of <see cref="ParquetType.Int32"/>.</summary>
    /// <inheritdoc cref="Write(ReadOnlySpan{long}, ReadOnlySpan{bool})"/>
    public void Write(ReadOnlySpan<int> values, ReadOnlySpan<bool> present = default) =>
        Write(ParquetType.Int32, new Int32Encoder(), values, present);

    /// <summary>Writes the next column of the row group, of <see cref="ParquetType.Double"/>.</summary>
    /// <inheritdoc cref="Write(ReadOnlySpan{long}, ReadOnlySpan{bool})"/>
    public void Write(ReadOnlySpan<double> values, ReadOnlySpan<bool> present = default) =>
        Write(ParquetType.Double, new DoubleEncoder(), values, present);

    /// <summary>Writes the next column of the row group, of <see cref="ParquetType.Boolean"/>.</summary>
    /// <inheritdoc cref="Write(ReadOnlySpan{long}, ReadOnlySpan{bool})"/>
    public void Write(ReadOnlySpan<bool> values, ReadOnlySpan<bool> present = default) =>
        Write(ParquetType.Boolean, new BooleanEncoder(), values, present);

    /// <summary>Writes the next column of the row group, of <see cref="ParquetType.Utf8"/>; half a surrogate pair is an error.</summary>
    /// <inheritdoc cref="Write(ReadOnlySpan{long}, ReadOnlySpan{bool})"/>
    public void Write(ReadOnlySpan<string> values, ReadOnlySpan<bool> present = default) =>
        Write(ParquetType.Utf8, new TextEncoder(), values, present);

    /// <summary>Writes the footer, which makes the file whole, and flushes the stream.</summary>
    /// <exception cref="InvalidOperationException">The last row group lacks columns, or the file is finished.</exception>
    public void Finish()
    {
        RequireBetweenGroups();
        FileMetadata metadata = new()
        {
            Schema = SchemaTree.Of(_schema),
            Rows = _groups.Sum(group => group.Rows),
            RowGroups = _groups,
            Texts = _options.Metadata,
            CreatedBy = "backtest",
        };
        ArrayBufferWriter<byte> footer = new();
        metadata.Write(new CompactWriter(footer));
        int length = footer.WrittenCount;
        BinaryPrimitives.WriteInt32LittleEndian(footer.GetSpan(sizeof(int)), length);
        footer.Advance(sizeof(int));
        footer.Write("PAR1"u8);
        _file.Write(footer.WrittenSpan);
        _file.Flush();
        _isClosed = true;
    }

    /// <summary>Ends the writing; the stream stays open.</summary>
    public void Dispose() => _isClosed = true;

    private void Write<T>(ParquetType type, ValueEncoder<T> encoder, ReadOnlySpan<T> values, ReadOnlySpan<bool> present)
        where T : notnull
    {
        if (_rows == 0 || _isClosed)
            throw new InvalidOperationException("No row group is open: BeginRowGroup comes before its columns.");

        ParquetColumn column = _schema[_chunks.Count];
        if (column.Type != type)
            throw new ArgumentException($"Column '{column.Name}' is {column.Type}, and was given {type}.", nameof(values));

        ColumnInput<T> input = new(column, _rows, values, present);
        _chunks.Add(new ColumnChunkWriter<T>(column, encoder, _options, _file).Write(input.Values, input.Present, _rows));
        if (_chunks.Count < _schema.Count)
            return;

        _groups.Add(new RowGroup(_rows, [.. _chunks]));
        _chunks.Clear();
        _rows = 0;
    }

    private void RequireBetweenGroups()
    {
        if (_isClosed)
            throw new InvalidOperationException("The file is finished.");
        if (_rows > 0)
            throw new InvalidOperationException($"The row group has {_chunks.Count} of {_schema.Count} columns.");
    }

    private static List<string> Faults(IReadOnlyList<ParquetColumn> schema)
    {
        List<string> faults = schema.Count == 0 ? ["It has no columns."] : [];
        faults.AddRange(schema.Where(column => column.Fault() is not null).Select(column => $"Column '{column.Name}' {column.Fault()}."));
        faults.AddRange(schema.CountBy(column => column.Name)
            .Where(named => named.Value > 1)
            .Select(named => $"Column '{named.Key}' stands {named.Value} times."));
        return faults;
    }
}
