using BacktestCli.Core.Market;
using BacktestCli.Data.Import;

namespace BacktestCli.Data.Sources;

/// <summary>Bars straight from files, without the cache; every row is proved as an import would.</summary>
public sealed class FileBars : IBarSource
{
    private const int BlockBars = 65_536;

    private readonly BarTable _bars;

    private FileBars(Instrument instrument, ImportedBars imported)
    {
        Instrument = instrument;
        Imported = imported;
        _bars = imported.Bars;
    }

    /// <inheritdoc/>
    public Instrument Instrument { get; }

    /// <inheritdoc/>
    public Interval Interval => Imported.Interval;

    /// <summary>What was read: notes, holes, whether the interval was inferred.</summary>
    public ImportedBars Imported { get; }

    /// <summary>Open times from this one on, Unix ms; null: from the first.</summary>
    public long? From { get; init; }

    /// <summary>Open times before this one, Unix ms; null: to the last.</summary>
    public long? To { get; init; }

    /// <summary>Reads and proves the files.</summary>
    /// <param name="request">Which files; the symbol is taken from the first one's name where none is given.</param>
    /// <param name="from">Open times from this one on, Unix ms; null: from the first.</param>
    /// <param name="to">Open times before this one, Unix ms; null: to the last.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataException">A file cannot be read, or rows are at fault.</exception>
    public static FileBars Open(ImportRequest request, long? from, long? to, CancellationToken cancellationToken)
    {
        ImportedBars imported = BarImport.Read(request, cancellationToken).OrRefuse();
        string symbol = request.Symbol ?? FileSymbol.Of(request.Paths[0]);
        return new FileBars(new Instrument("file", MarketKind.Spot, symbol), imported) { From = from, To = to };
    }

    /// <inheritdoc/>
    public IEnumerable<BarSeries> ReadBlocks(CancellationToken cancellationToken)
    {
        int start = From is { } from ? FirstAtOrAfter(from) : 0;
        int end = To is { } to ? FirstAtOrAfter(to) : _bars.Count;
        var block = new BarSeries(Math.Min(BlockBars, Math.Max(0, end - start)));
        for (; start < end; start += block.Count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            block.Clear();
            Fill(block, start, Math.Min(BlockBars, end - start));
            yield return block;
        }
    }

    private void Fill(BarSeries block, int start, int count)
    {
        BarColumns columns = block.Extend(count);
        _bars.Times.Slice(start, count).CopyTo(columns.OpenTimes);
        _bars[BarField.Open].Slice(start, count).CopyTo(columns.Opens);
        _bars[BarField.High].Slice(start, count).CopyTo(columns.Highs);
        _bars[BarField.Low].Slice(start, count).CopyTo(columns.Lows);
        _bars[BarField.Close].Slice(start, count).CopyTo(columns.Closes);
        _bars[BarField.Volume].Slice(start, count).CopyTo(columns.Volumes);
    }

    private int FirstAtOrAfter(long time)
    {
        int place = _bars.Times.BinarySearch(time);
        return place >= 0 ? place : ~place;
    }
}
