using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Html;

/// <summary>How returns are spread over days, months and trades.</summary>
internal static class SpreadSection
{
    public static Html Of(ReportDocument report, DailyReturns daily)
    {
        Scatter excursions = new("Excursions.", "worst against the trade (MAE)", "best with it (MFE)", Words.Percent);
        Scatter durations = new("Duration.", "hours held", "return", hours => Words.Of(Math.Round((decimal)hours, 1)));
        return Html.Of($"""
            <section id="returns"><h2>Returns</h2>{MonthTable.Of(report)}{Calendar.Of(daily)}
            <div class="pair">{Histogram.Of("Returns of days.", daily.Returns)}{Histogram.Of("Returns of trades.", [.. report.Trades.Select(trade => trade.Return)])}</div>
            <div class="pair">{excursions.Of([.. report.Trades.Select(trade => (trade.MaxAdverseExcursion, trade.MaxFavourableExcursion, trade.NetProfit > 0))])}{durations.Of([.. report.Trades.Select(trade => (Hours(trade), trade.Return, trade.NetProfit > 0))])}</div></section>

            """);
    }

    private static double Hours(StoredTrade trade) => (trade.ExitTime - trade.EntryTime) / 3_600_000d;
}
