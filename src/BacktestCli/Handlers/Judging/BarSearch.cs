using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Sources;
using BacktestCli.Reports.Diff;
using BacktestCli.Reports.Json;

namespace BacktestCli.Handlers.Judging;

/// <summary>Finds the first bar in which two datasets differ, where the bars of both are at hand: in a file that is named, the cache, or the sample.</summary>
internal sealed class BarSearch(BarCache cache, Func<string, string> resolvePath, Action<string> note)
{
    private const string MarkPrices = "mark";
    private const int MostSearched = 8;

    /// <summary>The changes, each with its first bar; without it, and with a note, where the bars of one of the two cannot be had, or where many changed.</summary>
    /// <exception cref="DataException">A file that is named cannot be read.</exception>
    public IReadOnlyList<DatasetChange> Complete(IReadOnlyList<DatasetChange> changes, string? fileBefore, string? fileNow, CancellationToken cancellationToken)
    {
        DatasetChange[] other = [.. changes.Where(change => change is { Before: not null, Now: not null } && change.Now.Prices != MarkPrices)];
        HashSet<DatasetChange> searched = [.. other.Take(MostSearched)];
        if (other.Length > MostSearched)
            note($"{other.Length - MostSearched} more datasets differ: the first bar that differs is looked for in {MostSearched} only.");
        return [.. changes.Select(change => searched.Contains(change) ? Complete(change, change == other[0], fileBefore, fileNow, cancellationToken) : change)];
    }

    private DatasetChange Complete(DatasetChange change, bool isFirst, string? fileBefore, string? fileNow, CancellationToken cancellationToken)
    {
        IBarSource? one = Find(change.Before!, "--data-a", fileBefore, isFirst, cancellationToken);
        IBarSource? other = Find(change.Now!, "--data-b", fileNow, isFirst, cancellationToken);
        if (one is not null && other is not null)
            return change with { FirstBar = First(Bars(one, cancellationToken), Bars(other, cancellationToken)) };
        string[] lacking = [.. new[] { one is null ? "--data-a" : "", other is null ? "--data-b" : "" }.Where(option => option.Length > 0)];
        note($"{change.Name}: name the bars with {string.Join(" and ", lacking)} to be told which bar differs; the cache does not have them.");
        return change;
    }

    /// <summary>Bars with the fingerprint that the report gives: of the file that is named, or else of the cache.</summary>
    private IBarSource? Find(StoredDataset dataset, string option, string? file, bool isFirst, CancellationToken cancellationToken)
    {
        DataChoice range = new() { From = UtcTime.Format(dataset.From), To = UtcTime.Format(dataset.To) };
        if (dataset.Exchange == "synthetic" && file is null)
            return Matching(BarsChoice.Find(range with { File = BarsChoice.SampleName }, cache, resolvePath).Source, dataset, cancellationToken);
        DataChoice choice = range with { Exchange = dataset.Exchange, Market = dataset.Market, Symbol = dataset.Symbol, Interval = dataset.Interval };
        if (file is null)
            return Tried(choice, dataset, cancellationToken);
        DataChoice named = choice with { File = file };
        IBarSource? found = isFirst ? Matching(BarsChoice.Find(named, cache, resolvePath).Source, dataset, cancellationToken) : Tried(named, dataset, cancellationToken);
        found ??= Tried(choice, dataset, cancellationToken);
        if (found is null)
            note($"{dataset.Name}: {option} {file} does not hold the bars that the report was made of: their fingerprint is another.");
        return found;
    }

    /// <summary>Bars that may be there: one file need not hold every dataset, and the cache need not hold any.</summary>
    private IBarSource? Tried(DataChoice choice, StoredDataset dataset, CancellationToken cancellationToken)
    {
        try
        {
            return Matching(BarsChoice.Find(choice, cache, resolvePath).Source, dataset, cancellationToken);
        }
        catch (DataException)
        {
            return null; // it is not there, or not whole: then it is no help here
        }
    }

    private static IBarSource? Matching(IBarSource source, StoredDataset dataset, CancellationToken cancellationToken)
    {
        MeasuredBars measured = new(source, "");
        foreach (BarSeries block in measured.ReadBlocks(cancellationToken))
            _ = block.Count;
        return measured.Dataset.Fingerprint == dataset.Fingerprint ? source : null;
    }

    private static IEnumerable<Bar> Bars(IBarSource source, CancellationToken cancellationToken)
    {
        foreach (BarSeries block in source.ReadBlocks(cancellationToken))
        {
            for (int i = 0; i < block.Count; i++)
                yield return block[i];
        }
    }

    private static BarChange? First(IEnumerable<Bar> before, IEnumerable<Bar> now)
    {
        using IEnumerator<Bar> one = before.GetEnumerator();
        using IEnumerator<Bar> other = now.GetEnumerator();
        while (true)
        {
            Bar? old = one.MoveNext() ? one.Current : null;
            Bar? young = other.MoveNext() ? other.Current : null;
            if (old is null && young is null)
                return null;
            if (old == young)
                continue;
            long time = Math.Min(old?.OpenTime ?? long.MaxValue, young?.OpenTime ?? long.MaxValue);
            return new BarChange(time, old?.OpenTime == time ? old : null, young?.OpenTime == time ? young : null);
        }
    }
}
