using BacktestCli.Data.Parquet.Format;
using BacktestCli.Data.Parquet.Pages;
using BacktestCli.Data.Parquet.Schema;
using BacktestCli.Data.Parquet.Values;

namespace BacktestCli.Data.Parquet;

/// <summary>
/// Reads a Parquet file, column by column and row group by row group, straight into the caller's memory. Checksums are verified where pages
/// have them.
/// </summary>
/// <remarks>
/// A file in memory may be read from several threads, one behind a stream not. Format: the Apache Parquet specification,
/// github.com/apache/parquet-format, 2.11. Pages of up to 256 MiB and row groups of up to 67,108,864 rows are read.
/// </remarks>
public sealed class ParquetReader : IDisposable
{
    private readonly FileBytes _file;
    private readonly IReadOnlyList<Leaf> _leaves;

    private ParquetReader(FileBytes file)
    {
        _file = file;
        FileMetadata metadata = FileMetadata.Read(Footer.Of(file).Span);
        _leaves = SchemaTree.Leaves(metadata.Schema);
        Columns = [.. _leaves.Select(leaf => leaf.Column)];
        RowGroups = [.. metadata.RowGroups.Select(group => new ParquetRowGroup(group, _leaves))];
        Rows = RowGroups.Sum(group => (long)group.Rows);
        Metadata = metadata.Texts;
        CreatedBy = metadata.CreatedBy;
        if (metadata.Rows != Rows)
            throw new ParquetException($"the file claims {metadata.Rows} rows, and its row groups have {Rows}");
    }

    /// <summary>The columns, those that cannot be read included.</summary>
    public IReadOnlyList<ParquetColumn> Columns { get; }

    /// <summary>Rows of all groups.</summary>
    public long Rows { get; }

    /// <summary>Text that the file's maker put into the footer.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The program that wrote the file, as it calls itself; may be empty.</summary>
    public string CreatedBy { get; }

    /// <summary>The row groups, in order.</summary>
    public IReadOnlyList<ParquetRowGroup> RowGroups { get; }

    /// <summary>Opens a file behind a stream that can seek. The reader closes the stream.</summary>
    /// <exception cref="ParquetException">It is not Parquet, or is damaged.</exception>
    public static ParquetReader Open(Stream file) => Open(new FileBytes(file));

    /// <summary>Opens a whole file in memory, which must not change while it is read.</summary>
    /// <exception cref="ParquetException">It is not Parquet, or is damaged.</exception>
    public static ParquetReader Open(ReadOnlyMemory<byte> file) => Open(new FileBytes(file));

    /// <summary>Place of a column in <see cref="Columns"/>, or -1. Case counts.</summary>
    public int IndexOf(string name)
    {
        for (int i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Name == name)
                return i;
        }

        return -1;
    }

    /// <summary>
    /// Reads one column of one row group, of <see cref="ParquetType.Int64"/> or widened from <see cref="ParquetType.Int32"/>.
    /// </summary>
    /// <param name="rowGroup">Place in <see cref="RowGroups"/>.</param>
    /// <param name="column">Place in <see cref="Columns"/>.</param>
    /// <param name="values">One place for each row of the group; absent values become 0.</param>
    /// <param name="present">One place for each row, to be told which values are present; empty: an absent value is an error.</param>
    /// <exception cref="ParquetException">The column is damaged, of another type, or of a kind that cannot be read.</exception>
    public void Read(int rowGroup, int column, Span<long> values, Span<bool> present = default) =>
        Read(new Place(rowGroup, column), leaf => leaf.Int64(), 0L, values, present);

    /// <summary>Reads one column of one row group, of <see cref="ParquetType.Int32"/>.</summary>
    /// <inheritdoc cref="Read(int, int, Span{long}, Span{bool})"/>
    public void Read(int rowGroup, int column, Span<int> values, Span<bool> present = default) =>
        Read(new Place(rowGroup, column), leaf => leaf.Int32(), 0, values, present);

    /// <summary>Reads one column of one row group, of <see cref="ParquetType.Double"/>.</summary>
    /// <inheritdoc cref="Read(int, int, Span{long}, Span{bool})"/>
    public void Read(int rowGroup, int column, Span<double> values, Span<bool> present = default) =>
        Read(new Place(rowGroup, column), leaf => leaf.Double(), 0.0, values, present);

    /// <summary>Reads one column of one row group, of <see cref="ParquetType.Boolean"/>; absent values become false.</summary>
    /// <inheritdoc cref="Read(int, int, Span{long}, Span{bool})"/>
    public void Read(int rowGroup, int column, Span<bool> values, Span<bool> present = default) =>
        Read(new Place(rowGroup, column), leaf => leaf.Boolean(), false, values, present);

    /// <summary>Reads one column of one row group, of <see cref="ParquetType.Utf8"/>; absent values become empty.</summary>
    /// <inheritdoc cref="Read(int, int, Span{long}, Span{bool})"/>
    public void Read(int rowGroup, int column, Span<string> values, Span<bool> present = default) =>
        Read(new Place(rowGroup, column), leaf => leaf.Text(), "", values, present);

    /// <summary>Lets go of the file, and closes the stream it was opened with.</summary>
    public void Dispose() => _file.Dispose();

    private static ParquetReader Open(FileBytes file)
    {
        try
        {
            return new ParquetReader(file);
        }
        catch (ParquetException e)
        {
            throw new ParquetException($"Not a sound Parquet file: {e.Message}.", e);
        }
    }

    private void Read<T>(Place place, Func<Leaf, ValueDecoder<T>> decoder, T absent, Span<T> values, Span<bool> present)
    {
        ParquetRowGroup group = RowGroups[place.RowGroup];
        Leaf leaf = _leaves[place.Column];
        if (values.Length != group.Rows || (!present.IsEmpty && present.Length != group.Rows))
        {
            throw new ArgumentException(
                $"Room for {values.Length} values and {present.Length} marks where the row group has {group.Rows} rows.", nameof(values));
        }

        try
        {
            ColumnChunk chunk = group.Chunk(place.Column);
            using ColumnChunkReader<T> reader = new(chunk.Codec, leaf.Column.Optional, decoder(leaf), absent);
            reader.Read(Bytes(leaf, chunk), values, present);
        }
        catch (ParquetException e)
        {
            throw new ParquetException($"Column '{leaf.Column.Name}', row group {place.RowGroup}: {e.Message}.", e);
        }
    }

    private ReadOnlyMemory<byte> Bytes(Leaf leaf, ColumnChunk chunk) => chunk switch
    {
        { IsEncrypted: true } => throw new ParquetException("it is encrypted, which cannot be read here"),
        { IsElsewhere: true } => throw new ParquetException("it lies in another file, which cannot be read here"),
        { Physical: null } => throw new ParquetException("the file does not say where it lies"),
        _ when chunk.Physical != leaf.Physical =>
            throw new ParquetException($"it is stored as {chunk.Physical}, and the schema says {leaf.Physical}"),
        _ => _file.Slice(chunk.Offset, chunk.CompressedSize),
    };

    private readonly record struct Place(int RowGroup, int Column);
}
