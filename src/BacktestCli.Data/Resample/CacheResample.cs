using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Sources;

namespace BacktestCli.Data.Resample;

/// <summary>Builds coarser bars from the cache's finer ones and keeps them there, with what they rest on.</summary>
/// <param name="cache">The cache.</param>
public sealed class CacheResample(BarCache cache)
{
    /// <summary>Does it. Of a stretch, the coarser bars that lie wholly inside are built.</summary>
    /// <param name="finer">The finer bars.</param>
    /// <param name="coarser">How long the bars to be built last.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="DataException">
    /// The one interval is not made of whole bars of the other, there are no finer bars, one of their files is damaged, or other coarser bars
    /// are there. Nothing has changed then.
    /// </exception>
    public ResampleResult Run(BarRequest finer, Interval coarser, CancellationToken cancellationToken)
    {
        if (!Resampler.Fits(finer.Interval, coarser))
            throw new DataException($"bars of {coarser} are not made of whole bars of {finer.Interval}. From {finer.Interval}: {Possible(finer.Interval)}.");

        BarRequest inside = finer with
        {
            From = finer.From is { } from ? coarser.Ceiling(from) : null,
            To = finer.To is { } to ? coarser.Floor(to) : null,
        };
        if (inside.From >= inside.To)
            throw new DataException($"no bar of {coarser} lies wholly in what was asked for. Ask for more: --from, --to.");

        var resampler = new Resampler(finer.Interval, coarser);
        foreach (BarTable bars in ((IBarTableSource)cache.Open(inside)).ReadTables(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            resampler.Add(bars);
        }

        resampler.Finish();
        CacheImportResult stored = cache.Change(
            new DatasetName(finer.Instrument, coarser), store => store.StoreResampled(resampler.Bars, finer.Interval), cancellationToken);
        return new ResampleResult(stored, finer.Interval, resampler.Incomplete);
    }

    private static string Possible(Interval finer)
    {
        string[] possible = [.. Interval.Known.Where(known => Resampler.Fits(finer, Interval.Parse(known)))];
        return possible.Length == 0 ? "none" : string.Join(' ', possible);
    }
}
