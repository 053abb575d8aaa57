using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;

namespace BacktestCli.Handlers.Run;

/// <summary>Simulates a run: once for its result, and again for what the result is held against.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="strategy">Who decides.</param>
/// <param name="data">What there is to read.</param>
internal sealed class RunSimulation(RunOptions options, StrategyChoice strategy, IReadOnlyList<RunData> data)
{
    /// <summary>The instruments in order of name, so that nothing depends on the order in which they were typed; unread.</summary>
    /// <param name="areKnown">Their bars were read before: what they are is not learnt again.</param>
    public RunFeed[] Feeds(bool areKnown = false)
    {
        IReadOnlyList<Instrument> instruments = options.Data.TypedInstruments ?? [.. data.Select(one => one.Instrument)];
        UsageException.ThrowIfAny(Portions.Problems(options.Account, instruments));
        decimal?[] weights = Portions.Weights(options.Account, instruments);
        return
        [
            .. data.Zip(weights, (one, weight) => new RunFeed(one, VenueTerms.Of(one.Instrument, options), weight, options.OnGap == GapPolicy.Flat, areKnown))
                .OrderBy(feed => feed.Data.Instrument.ToString(), StringComparer.Ordinal),
        ];
    }

    /// <summary>Runs new strategies over the instruments.</summary>
    /// <param name="feeds">The instruments, unread.</param>
    /// <param name="tell">Tells a strategy what it is to know of an instrument beside its bars.</param>
    /// <param name="timings">Takes the time of it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public BacktestResult Run(RunFeed[] feeds, Func<IStrategy, Instrument, IStrategy> tell, Timings timings, CancellationToken cancellationToken)
    {
        InstrumentFeed[] engine = [.. feeds.Select(feed => feed.For(tell(strategy.Create(), feed.Data.Instrument), timings))];
        return timings.Simulating(() => BacktestEngine.Run(engine, options.ForEngine(feeds[0].Terms), cancellationToken));
    }
}
