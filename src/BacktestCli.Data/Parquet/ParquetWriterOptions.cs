using System.Collections.ObjectModel;

namespace BacktestCli.Data.Parquet;

/// <summary>How a file is written.</summary>
public sealed record ParquetWriterOptions
{
    /// <summary>How pages are compressed.</summary>
    /// <value>Default <see cref="ParquetCodec.None"/>.</value>
    public ParquetCodec Codec { get; init; }

    /// <summary>Text kept in the footer, written in the order of its keys.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The most rows in a page, 1 or more. Pages of long text have fewer, so as to stay near 1 MiB.</summary>
    /// <value>Default 65,536.</value>
    public int PageRows { get; init; } = 65_536;
}
