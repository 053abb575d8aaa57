using BacktestCli.Composition;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Data;
using BacktestCli.Data.Cache;

namespace BacktestCli.Handlers.Run;

/// <summary>Finds what a run reads: the file that was named, else the venue's bars that were named, else the strategy's own, else the bundled sample.</summary>
/// <param name="terminal">How to talk.</param>
/// <param name="surroundings">Clock and paths.</param>
/// <param name="cache">Where bars are kept.</param>
/// <param name="supply">Brings what the cache lacks.</param>
internal sealed class RunDataFinder(Terminal terminal, Surroundings surroundings, BarCache cache, Supply supply)
{
    /// <summary>Finds what a run is held against; null where it was not told.</summary>
    /// <exception cref="DataException">The cache has no bars of it.</exception>
    public BenchmarkChoice? Benchmark(RunOptions options, IReadOnlyList<RunData> data) => BenchmarkChoice.Find(cache, options.Benchmark, options.BenchmarkInterval, data[0].Bars);

    /// <summary>Finds what is read of each instrument, in the order in which they were named.</summary>
    /// <exception cref="DataException">What was named is neither cached nor to be had.</exception>
    /// <exception cref="UsageException">What was found does not fit together.</exception>
    public async Task<IReadOnlyList<RunData>> FindAsync(RunOptions options, StrategyData? strategy, CancellationToken cancellationToken)
    {
        List<RunData> found = [];
        foreach (DataChoice choice in options.Data.Each)
            found.Add(await FindAsync(choice, options, strategy, cancellationToken));
        UsageException.ThrowIfAny(Fit.Problems(found));
        return found;
    }

    private async Task<RunData> FindAsync(DataChoice choice, RunOptions options, StrategyData? strategy, CancellationToken cancellationToken)
    {
        if (choice.File is not null)
        {
            return new RunData(BarsChoice.Find(choice, cache, surroundings.Resolve), null)
            {
                Detail = BarsChoice.Detail(choice, surroundings.Resolve),
            };
        }

        if (WantedBars.Of(choice, strategy) is not { } named)
            return new RunData(BarsChoice.StandIn(choice, "no data was named"), null);
        WantedBars wanted = named with { Detail = options.Data.DetailLength };
        RefuseEmpty(wanted);

        Instrument? instrument = await HeldAsync(wanted, options, cancellationToken);
        if (RangeOf(wanted, instrument, options) is not { } range)
            return Without(wanted, options, "without dates none can be downloaded", "Give --from and --to to download them, or bring your own: backtest data import.");
        if (instrument is null && options.Offline)
            return Without(wanted, options, "offline none are downloaded", "Run without --offline and BACKTEST_OFFLINE, or bring your own: backtest data import.");

        bool chargesFunding = ChargesFunding(wanted, options);
        if (!options.Offline && supply.Lacks(wanted, instrument, range, chargesFunding))
        {
            try
            {
                instrument = await supply.BringAsync(wanted, range, chargesFunding, cancellationToken);
            }
            catch (DataException fault) when (fault.IsUnreachable && !wanted.IsNamed)
            {
                terminal.Detail(fault.Message);
                if (instrument is null)
                    return Without(wanted, options, $"{options.Source.Via ?? wanted.Exchange} cannot be reached", "");
                terminal.Note($"{wanted}: what is missing cannot be downloaded: {options.Source.Via ?? wanted.Exchange} cannot be reached.");
            }
        }

        return Read(instrument!, wanted, options, range, cancellationToken);
    }

    /// <summary>One end may be typed and the other be the strategy's own: only together are they a range.</summary>
    private static void RefuseEmpty(WantedBars wanted)
    {
        if (wanted is { From: { } from, To: { } to } && from >= to)
        {
            throw new UsageException($"{wanted}: the range [{UtcTime.Format(from)}, {UtcTime.Format(to)}) is empty, an end of it being the strategy's own. "
                + "Give both --from and --to.");
        }
    }

    /// <summary>The instrument, where the cache has bars of it that matter; null where it has none.</summary>
    private async Task<Instrument?> HeldAsync(WantedBars wanted, RunOptions options, CancellationToken cancellationToken)
    {
        Instrument? held = wanted.HeldBy(cache);
        if (held is null && options.Offline && wanted.IsNamed)
            held = await supply.KeptAsync(wanted, cancellationToken);
        if (held is null || !cache.Holds(held, wanted.Interval))
            return null;
        CachedDataset cached = cache.Show(held, wanted.Interval);
        return wanted.IsNamed || ((wanted.From ?? cached.From) < cached.To && (wanted.To ?? cached.To) > cached.From) ? held : null;
    }

    private static bool ChargesFunding(WantedBars wanted, RunOptions options) => wanted.Market == MarketKind.Perp && !options.NoFunding;

    private RunData Read(Instrument instrument, WantedBars wanted, RunOptions options, TimeRange range, CancellationToken cancellationToken)
    {
        instrument = KeptRules.Of(cache, instrument, options.Source.Via);
        BarsChoice bars = BarsChoice.FromCache(cache, new BarRequest(instrument, wanted.Interval) { From = range.From, To = range.To });
        BarRequest? mark = wanted.Market == MarketKind.Perp && !options.Data.Unmarked.Contains(instrument.ToString()) ? MarkOf(instrument, wanted.Interval, range) : null;
        return new RunData(bars, ChargesFunding(wanted, options) ? FundingReading.Read(cache, instrument, range, mark, cancellationToken) : null)
        {
            Asked = range,
            Mark = mark is null ? null : cache.OpenMark(mark),
            Detail = wanted.Detail is { } detail
                ? BarsChoice.FromCache(cache, new BarRequest(instrument, detail) { From = range.From, To = range.To }).Source
                : null,
        };
    }

    /// <summary>
    /// Bars of the mark price, where the cache has all of the range: a part of it would test liquidations now by one price, now by another.
    /// </summary>
    private BarRequest? MarkOf(Instrument instrument, Interval interval, TimeRange range) =>
        cache.Holds(instrument, interval, PriceKind.Mark)
        && cache.Missing(instrument, interval, PriceKind.Mark, range, recheck: false).Count == 0
            ? new BarRequest(instrument, interval) { From = range.From, To = range.To }
            : null;

    /// <summary>
    /// What was asked for, to the close of the last bar that opens in it, because what is paid until then belongs to the run. An end that was left open is where
    /// the cached bars end. A lock says it for both ends. Null where that is nowhere.
    /// </summary>
    private TimeRange? RangeOf(WantedBars wanted, Instrument? instrument, RunOptions options)
    {
        if (instrument is not null && options.Data.Ranges.TryGetValue(instrument.ToString(), out TimeRange? locked))
            return locked;
        if (wanted is { From: { } from, To: { } to })
            return new TimeRange(from, wanted.Interval.Ceiling(to));
        if (instrument is null)
            return null;
        CachedDataset cached = cache.Show(instrument, wanted.Interval);
        return new TimeRange(wanted.From ?? cached.From, wanted.Interval.Ceiling(wanted.To ?? cached.To));
    }

    /// <summary>The sample for a strategy's own bars; an error for bars the user named.</summary>
    private static RunData Without(WantedBars wanted, RunOptions options, string why, string nextStep) => wanted.IsNamed
        ? throw new DataException($"no cached bars of {wanted}, and {why}. {nextStep} See what is cached: backtest data list")
        : new RunData(BarsChoice.StandIn(options.Data.Each[0], $"no cached bars of {wanted}, and {why}"), null);
}
