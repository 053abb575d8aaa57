using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Http;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Download;

/// <summary>Finds out what a download would do.</summary>
internal sealed class Planner(BarCache cache, SourceDesks desks, TimeProvider clock)
{
    /// <summary>What is asked for minus what the cache has or knows to be absent.</summary>
    /// <exception cref="DataException">A source cannot give something; all that it cannot is named.</exception>
    public DownloadPlan Plan(DownloadRequest request, CancellationToken cancellationToken)
    {
        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        List<PlannedDataset> datasets = [];
        Dictionary<SourceDesk, long> weights = [];
        (SourceDesk Desk, Target Target)[] targets = [.. request.Instruments.SelectMany(instrument => Targets(request, instrument))];
        if (targets.Select(target => target.Target.Refusal).OfType<string>().Distinct().ToArray() is { Length: > 0 } refusals)
            throw new DataException(string.Join("\n", refusals));
        foreach ((SourceDesk desk, Target target) in targets)
        {
            cancellationToken.ThrowIfCancellationRequested();
            PlannedTarget planned = target.Plan(request, now);
            datasets.Add(planned.Dataset);
            weights[desk] = weights.GetValueOrDefault(desk) + planned.Weight;
        }

        return new DownloadPlan { Request = request, Datasets = datasets, AtLeast = weights.Max(load => AtLeast(load.Key.Meter.Budget, load.Value)) };
    }

    /// <summary>The target of a planned dataset.</summary>
    public Target Target(PlannedDataset dataset) =>
        Download.Target.Of(cache, desks.Of(dataset.Instrument.Instrument).Source, dataset.Instrument, dataset.Interval, dataset.Price, dataset.Series);

    private IEnumerable<(SourceDesk Desk, Target Target)> Targets(DownloadRequest request, Exchanges.VenueInstrument instrument)
    {
        SourceDesk desk = desks.Of(instrument.Instrument);
        foreach (PriceKind price in request.Prices)
        {
            foreach (Interval interval in request.Intervals)
                yield return (desk, Download.Target.Of(cache, desk.Source, instrument, interval, price, null));
        }

        foreach (SeriesKind series in request.Series)
        {
            IEnumerable<Interval?> intervals = series == SeriesKind.Funding ? [null] : request.Intervals.Select(interval => (Interval?)interval);
            foreach (Interval? interval in intervals)
                yield return (desk, Download.Target.Of(cache, desk.Source, instrument, interval, PriceKind.Trade, series));
        }
    }

    /// <summary>Least time the limit allows a weight in: what a full bucket does not hold must flow into it.</summary>
    private static TimeSpan? AtLeast(RateBudget? budget, long weight) => budget is null
        ? null
        : budget.Window * (Math.Max(0, weight - budget.Burst) / (double)Math.Max(1, budget.Permits - budget.Burst));
}
