using BacktestCli.Data.Parquet.Format;
using BacktestCli.Data.Parquet.Schema;

namespace BacktestCli.Data.Parquet;

/// <summary>A run of rows that lie together in a file and are read together.</summary>
public sealed class ParquetRowGroup
{
    /// <summary>
    /// The most rows of a group. It bounds the memory that a caller sets aside on a foreign file's word; writers make groups of 10 thousand
    /// to some million rows.
    /// </summary>
    internal const int MostRows = 1 << 26;

    private readonly IReadOnlyList<Leaf> _leaves;
    private readonly RowGroup _group;

    internal ParquetRowGroup(RowGroup group, IReadOnlyList<Leaf> leaves)
    {
        _group = group;
        _leaves = leaves;
        if (group.Rows is < 0 or > MostRows)
            throw new ParquetException($"a row group of {group.Rows} rows; the most is {MostRows}");
        if (group.Columns.Count != leaves.Count)
            throw new ParquetException($"a row group of {group.Columns.Count} columns where the schema has {leaves.Count}");

        for (int i = 0; i < leaves.Count; i++)
        {
            ColumnChunk chunk = Chunk(i);
            if (leaves[i].Refusal is not null || chunk.Physical is null || chunk.Values == group.Rows)
                continue;

            string name = leaves[i].Column.Name;
            throw new ParquetException($"column '{name}' has {chunk.Values} values in a row group of {group.Rows} rows");
        }
    }

    /// <summary>Rows in it.</summary>
    public int Rows => (int)_group.Rows;

    /// <summary>What the file says lies in one of its columns.</summary>
    /// <param name="column">Place in <see cref="ParquetReader.Columns"/>.</param>
    /// <exception cref="ParquetException">The statistics are damaged.</exception>
    public ParquetStatistics Statistics(int column) => StatisticsReading.Read(_leaves[column], Chunk(column).Range);

    internal ColumnChunk Chunk(int column) => _group.Columns[column];
}
