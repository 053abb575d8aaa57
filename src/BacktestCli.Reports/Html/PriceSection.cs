namespace BacktestCli.Reports.Html;

/// <summary>The price chart and the table of trades.</summary>
internal static class PriceSection
{
    public static Html Of(PageInput input) => Html.Of($"""
        <section id="price"><h2>Price and trades</h2>{(input.Bars.Count > 0 ? Chart(input) : Html.None)}{LeftOut(input)}
        <div id="trades"><h3>Trades</h3>{(input.Report.Trades.Count > 0 ? Html.Of($"""<div class="table" id="trade-table"></div>""") : Html.Of($"<p>No trade was closed.</p>"))}</div></section>

        """);

    private static Html Chart(PageInput input)
    {
        string summary = $"Bars and volume of {string.Join(", ", input.Bars.Select(chart => chart.Instrument))}, with {Words.Count(input.Report.Trades.Count, "trade")} from entry (triangle) to exit (square). Drag to move; click, then scroll to zoom.";
        return Html.Of($"""
            <figure class="chart"><figcaption>{summary} <span class="legend" id="price-legend"></span></figcaption>
            <div class="controls" id="price-controls"></div>
            <div class="canvas" id="price-chart" data-height="460" tabindex="0" role="application" aria-label="Price chart. Arrow keys move, plus and minus zoom, Home shows the start, End the end, 0 the whole run."></div>
            <p class="note" id="price-note" aria-live="polite"></p></figure>

            """);
    }

    private static Html LeftOut(PageInput input) => input.LeftOut.Count == 0
        ? Html.None
        : Html.Of($"""<ul class="note left-out">{input.LeftOut.Select(sentence => Html.Of($"<li>{sentence}</li>"))}</ul>""");
}
