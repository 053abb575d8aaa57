using BacktestCli.Core.Market;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Html;

/// <summary>How the account went: places for the charts that the script draws, each with what it shows in words.</summary>
internal static class CourseSection
{
    public static Html Of(ReportDocument report, bool hasHold)
    {
        if (report.Equity.Count == 0)
            return Html.Of($"""<section id="course"><h2>Equity</h2><p class="note">The run kept no points of its equity curve (<code>--equity none</code>), so there is nothing to draw.</p></section>""");
        string hold = hasHold ? "The second line is the same cash in the instruments, bought at the first open and held." : "Buy and hold is not drawn: it needs the bars.";
        bool rolls = report.Equity[^1].Time - report.Equity[0].Time >= DailyReturns.Window * UtcTime.Day;
        return Html.Of($"""
            <section id="course"><h2>Equity</h2>
            {Chart("equity", "Equity and buy and hold", $"{Equity(report)} {hold}", 280)}
            {Chart("drawdown", "Under water", Drawdown(report), 150)}
            {Chart("exposure", "Exposure", Exposure(report), 130)}
            {(rolls ? Rolling() : Html.Of($"""<p class="note">Rolling figures need {DailyReturns.Window} days; the run is shorter.</p>"""))}
            </section>

            """);
    }

    /// <summary>A place for a chart; the script finds it by name.</summary>
    public static Html Chart(string name, string title, string summary, int height) => Html.Of($"""
        <figure class="chart"><figcaption><b>{title}.</b> {summary} <span class="legend" id="{name}-legend"></span></figcaption>
        <div class="canvas" id="{name}-chart" data-height="{height}" role="img" aria-label="{title}: {summary}"></div></figure>
        """);

    private static Html Rolling() => Html.Of($"""
        {Chart("sharpe", "Rolling Sharpe ratio", $"Of the latest {DailyReturns.Window} days, annualised.", 130)}
        {Chart("volatility", "Rolling volatility", $"Of the latest {DailyReturns.Window} days, annualised.", 130)}
        """);

    private static string Equity(ReportDocument report)
    {
        StoredPoint low = report.Equity.MinBy(point => point.Equity), high = report.Equity.MaxBy(point => point.Equity), last = report.Equity[^1];
        return $"It ends at {Money(last.Equity)}; lowest {Money(low.Equity)} on {UtcTime.FormatDate(low.Time)}, highest {Money(high.Equity)} on {UtcTime.FormatDate(high.Time)}.";
    }

    private static string Drawdown(ReportDocument report)
    {
        StoredPoint worst = report.Equity.MaxBy(point => point.Drawdown);
        return $"How far equity stands below its highest before: at worst {Words.Percent(worst.Drawdown)}, on {UtcTime.FormatDate(worst.Time)}.";
    }

    private static string Exposure(ReportDocument report) =>
        $"Value held, as a share of equity: {Words.Percent(report.Equity.Average(point => point.Exposure))} on average, {Words.Percent(report.Equity.Max(point => point.Exposure))} at most.";

    private static string Money(double amount) => Console.Figures.Money(amount);
}
