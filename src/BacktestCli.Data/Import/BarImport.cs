using System.Runtime.ExceptionServices;
using BacktestCli.Core.Market;
using BacktestCli.Data.Import.Readers;
using BacktestCli.Data.Sources;

namespace BacktestCli.Data.Import;

/// <summary>Reads files of bars, whatever their format, and proves every row.</summary>
public static class BarImport
{
    private const int Workers = 2;

    /// <summary>Reads and checks. Rows at fault do not make it fail: see <see cref="ImportedBars.Refusal"/>.</summary>
    /// <exception cref="DataException">A file is missing, unreadable, damaged, in no known format, or holds no bars.</exception>
    public static ImportedBars Read(ImportRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return ReadFiles(request, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"a file of bars cannot be read: {fault.Message} Check its permissions and the disk.", fault);
        }
    }

    private static ImportedBars ReadFiles(ImportRequest request, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> files = ImportFiles.Find(request.Paths);
        SourceFile[] sources = InParallel(files, SourceFile.Examine, cancellationToken);
        Document[] documents = [.. files.SelectMany(Document.In)];
        var rows = new JoinedRows(InParallel(documents, document => document.Read(request, cancellationToken), cancellationToken));
        return rows.Bars.Count > 0
            ? Check(request, rows, sources)
            : throw new DataException($"{string.Join(", ", sources.Select(source => source.Name))}: there are no bars in "
                + $"it.{FirstOf(rows.Unparsable())}");
    }

    private static string FirstOf(FaultTally unparsable) => unparsable.ToFault() is { Count: > 0 } fault
        ? $" {fault.Count:N0} rows cannot be read; the first is {fault.Examples[0].File}, row {fault.Examples[0].Row}: "
            + $"{fault.Examples[0].Value}."
        : "";

    private static ImportedBars Check(ImportRequest request, JoinedRows rows, SourceFile[] sources)
    {
        long read = rows.Bars.Count + rows.Unparsable().Count;
        Interval interval = request.Interval ?? Guess(rows, sources);
        if (IntervalGuess.Coarser(interval, rows.Bars) is { } coarser)
        {
            throw new DataException(
                $"{sources[0].Name}: every bar opens on a multiple of {coarser}, and no two are {interval} apart: they are {coarser} bars, and "
                + $"--interval {interval} would make a hole of all that lies between. Import them with --interval {coarser}.");
        }

        var check = new RowCheck(rows, interval, request.Repair, request.Now);
        IReadOnlyList<Fault> faults = check.Run();
        bool usable = faults.Count == 0 || request.Repair != Repair.None;
        BarTable bars = usable ? check.Repaired() : new BarTable();
        var continuity = new Continuity(new Instrument("file", MarketKind.Spot, request.Symbol ?? "bars"), interval);
        continuity.Append(bars.Times);
        return new ImportedBars
        {
            Bars = bars,
            Interval = interval,
            IntervalInferred = request.Interval is null,
            RowsRead = read,
            Faults = faults,
            Repair = request.Repair,
            Gaps = continuity.Gaps,
            Notes = rows.Notes,
            Sources = sources,
        };
    }

    private static Interval Guess(JoinedRows rows, SourceFile[] sources)
    {
        try
        {
            return IntervalGuess.From(rows.Bars.Times);
        }
        catch (DataException fault)
        {
            throw new DataException($"{sources[0].Name}: {fault.Message}", fault);
        }
    }

    /// <summary>
    /// Does the same to each item on two cores; the first item's fault is the one that is thrown, whichever happened first.
    /// </summary>
    private static TOut[] InParallel<TIn, TOut>(IReadOnlyList<TIn> items, Func<TIn, TOut> work, CancellationToken cancellationToken)
    {
        var results = new TOut[items.Count];
        var faults = new ExceptionDispatchInfo?[items.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = cancellationToken };
        Parallel.For(0, items.Count, options, i =>
        {
            try
            {
                results[i] = work(items[i]);
            }
            catch (Exception fault) when (fault is DataException or IOException or UnauthorizedAccessException)
            {
                faults[i] = ExceptionDispatchInfo.Capture(fault);
            }
        });
        faults.FirstOrDefault(fault => fault is not null)?.Throw();
        return results;
    }
}
