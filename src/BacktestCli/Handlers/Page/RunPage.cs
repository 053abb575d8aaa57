using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Handlers.Run;
using BacktestCli.Reports;
using BacktestCli.Reports.Html;
using BacktestCli.Reports.Json;

namespace BacktestCli.Handlers.Page;

/// <summary>The page of a run that has just ended: its bars are read once more.</summary>
/// <param name="strategy">Who decided.</param>
/// <param name="data">What was read.</param>
internal sealed class RunPage(StrategyChoice strategy, IReadOnlyList<RunData> data)
{
    public PageInput Of(Report report, CancellationToken cancellationToken)
    {
        ReportDocument document = ReportDocument.Read(ReportWriter.ToBytes(report), "this run");
        bool isTraced = strategy.Create() is ITracedStrategy;
        ChartReading reading = new(document, isTraced ? strategy.Create : null);
        bool trails = report.Result.Orders.Events.Any(one => one.Order is TrailingStopOrder && one.State == OrderState.Submitted);
        return new PageInput
        {
            Report = document,
            Bars =
            [
                .. data.OrderBy(one => one.Instrument.ToString(), StringComparer.Ordinal)
                    .Select(one => reading.Read(one.Bars.Source, cancellationToken)),
            ],
            Levels = [.. Levels(report.Result.Orders.Events, report.Result.To)],
            LeftOut = [.. isTraced ? Array.Empty<string>() : [PageWords.CodeShowsNothing], .. trails ? [PageWords.TrailsMove] : Array.Empty<string>()],
        };
    }

    /// <summary>Where stops and targets waited: from when they were sent to when they were done with.</summary>
    internal static IEnumerable<ChartLevel> Levels(IEnumerable<OrderEvent> events, long end)
    {
        Dictionary<int, OrderEvent> waiting = [];
        foreach (OrderEvent change in events)
        {
            if (change.State == OrderState.Submitted && change.Order is StopOrder or TakeProfitOrder)
                waiting[change.Number] = change;
            else if (change.State is not (OrderState.Submitted or OrderState.Triggered or OrderState.PartiallyFilled) && waiting.Remove(change.Number, out OrderEvent sent))
                yield return Level(sent, change.Time);
        }

        foreach (OrderEvent sent in waiting.Values)
            yield return Level(sent, end);
    }

    private static ChartLevel Level(in OrderEvent sent, long to) =>
        new(sent.Instrument.ToString(), sent.Time, to, sent.Order.TriggerAt(double.NaN).Level, sent.Order is StopOrder);
}
