using BacktestCli.Core.Market;
using BacktestCli.Data.Import;

namespace BacktestCli.Data.Sources;

/// <summary>
/// Bars straight from files, without the cache. They are read when first needed, and every row is proved as an import would.
/// </summary>
/// <param name="request">Which.</param>
public sealed class FileBarSource(FileBarRequest request) : IBarSource, IBarTableSource
{
    private const int BlockBars = 65_536;

    private ImportedBars? _imported;

    /// <inheritdoc/>
    public Instrument Instrument { get; } = new(
        request.Exchange?.ToLowerInvariant() ?? "file", request.Market, request.Symbol ?? FileSymbol.Of(request.Path));

    /// <inheritdoc/>
    /// <exception cref="DataException">A file cannot be read, or rows are at fault.</exception>
    public Interval Interval => request.Interval ?? Read(CancellationToken.None).Interval;

    /// <summary>Reads and proves the files, the first time.</summary>
    /// <exception cref="DataException">A file cannot be read, or rows are at fault.</exception>
    public ImportedBars Read(CancellationToken cancellationToken) => _imported ??= BarImport.Read(
        new ImportRequest { Paths = [request.Path], Symbol = Instrument.Symbol, Interval = request.Interval },
        cancellationToken).OrRefuse();

    /// <inheritdoc/>
    /// <exception cref="DataException">A file cannot be read, or rows are at fault.</exception>
    public IEnumerable<BarSeries> ReadBlocks(CancellationToken cancellationToken)
    {
        BarTable bars = Read(cancellationToken).Bars;
        (int start, int end) = Range(bars);
        var block = new BarSeries(Math.Min(BlockBars, Math.Max(0, end - start)));
        for (; start < end; start += block.Count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            block.Clear();
            SeriesColumns.Copy(bars, block, start, Math.Min(BlockBars, end - start));
            yield return block;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<BarTable> ReadTables(CancellationToken cancellationToken)
    {
        BarTable bars = Read(cancellationToken).Bars;
        (int start, int end) = Range(bars);
        var part = new BarTable();
        part.Append(bars, start, Math.Max(0, end - start));
        return [part];
    }

    private (int Start, int End) Range(BarTable bars) => (
        request.From is { } from ? BarRange.FirstAtOrAfter(bars.Times, from) : 0,
        request.To is { } to ? BarRange.FirstAtOrAfter(bars.Times, to) : bars.Count);
}
