using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Sources;

namespace BacktestCli.Data.Export;

/// <summary>Writes bars to a file: every column the source knows.</summary>
public static class BarExport
{
    private static readonly Dictionary<string, ExportFormat> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        [".csv"] = ExportFormat.Csv,
        [".jsonl"] = ExportFormat.JsonLines,
        [".ndjson"] = ExportFormat.JsonLines,
        [".parquet"] = ExportFormat.Parquet,
    };

    /// <summary>The endings of file names that say a format.</summary>
    public static IReadOnlyCollection<string> KnownEndings => Endings.Keys;

    /// <summary>The format a file's name asks for; null where it asks for none.</summary>
    public static ExportFormat? FormatOf(string path) =>
        Endings.TryGetValue(Path.GetExtension(path), out ExportFormat format) ? format : null;

    /// <summary>Writes the file; it appears whole or not at all.</summary>
    /// <returns>Bars written.</returns>
    /// <exception cref="DataException">The bars cannot be read, or the file cannot be written.</exception>
    public static long Write(IBarSource bars, string path, ExportFormat format, CancellationToken cancellationToken)
    {
        long count = 0;
        WholeFile.Write(path, stream => count = Write(bars, stream, format, cancellationToken));
        return count;
    }

    private static long Write(IBarSource bars, Stream stream, ExportFormat format, CancellationToken cancellationToken)
    {
        long count = 0;
        IEnumerable<BarTable> tables = Tables(bars, cancellationToken).Select(table =>
        {
            count += table.Count;
            return table;
        });
        switch (format)
        {
            case ExportFormat.Csv:
                CsvExport.Write(stream, tables);
                break;
            case ExportFormat.JsonLines:
                JsonLinesExport.Write(stream, tables);
                break;
            default:
                BarFile.Form.Write(stream, tables);
                break;
        }

        return count;
    }

    private static IEnumerable<BarTable> Tables(IBarSource bars, CancellationToken cancellationToken) =>
        bars is IBarTableSource full
            ? full.ReadTables(cancellationToken)
            : bars.ReadBlocks(cancellationToken).Select(SeriesColumns.ToTable);
}
