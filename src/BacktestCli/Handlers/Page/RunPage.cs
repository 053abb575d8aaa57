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
        bool isTraced = ChartReading.Shows(strategy.Create());
        ChartReading reading = new(document, isTraced ? strategy.Create : null);
        ChartOrders orders = ChartOrders.Of(report);
        ChartBars[] charts =
        [
            .. data.OrderBy(one => one.Instrument.ToString(), StringComparer.Ordinal)
                .Select(one => reading.Read(one.Bars.Source, cancellationToken)),
        ];
        return new PageInput
        {
            Report = document,
            Bars = charts,
            Levels = orders.Levels,
            LeftOut =
            [
                .. isTraced ? Array.Empty<string>() : [PageWords.CodeShowsNothing],
                .. reading.HasLostLines ? [PageWords.CannotRunAlone] : Array.Empty<string>(),
                .. orders.Trail ? [PageWords.TrailsMove] : Array.Empty<string>(),
            ],
        };
    }
}
