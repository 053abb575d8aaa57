namespace BacktestCli.Reports.Html;

/// <summary>How returns are spread, as a drawing.</summary>
internal static class Histogram
{
    private const double Width = 560;
    private const double Height = 220;
    private const double Bottom = 190;
    private const double Left = 8;

    /// <summary>Draws it.</summary>
    /// <param name="title">What is counted.</param>
    /// <param name="returns">Fractions; none: a sentence instead of a drawing.</param>
    public static Html Of(string title, IReadOnlyList<double> returns)
    {
        double[] moved = [.. returns.Where(value => value != 0)];
        if (moved.Length == 0)
            return Html.Of($"<figure><figcaption><b>{title}</b> There is none to count.</figcaption></figure>");
        Buckets buckets = Buckets.Of(moved);
        double[] sorted = [.. returns.Order()];
        string still = moved.Length < returns.Count ? $", {Words.Count(returns.Count - moved.Length)} of exactly zero, which are not drawn" : "";
        string summary = $"{Words.Count(returns.Count)} in all, {Words.Count(returns.Count(value => value > 0))} above zero{still}; median {Words.Percent(sorted[sorted.Length / 2])}, "
            + $"worst {Words.Percent(sorted[0])}, best {Words.Percent(sorted[^1])}.";
        return Html.Of($"""
            <figure><figcaption><b>{title}</b> {summary}</figcaption>
            <svg viewBox="0 0 {Width} {Height}" role="img" aria-label="{title}: {summary}">{Bars(buckets)}{Axis(buckets)}</svg></figure>

            """);
    }

    private static IEnumerable<Html> Bars(Buckets buckets)
    {
        double each = (Width - (2 * Left)) / buckets.Counts.Count;
        double most = buckets.Counts.Max();
        for (int i = 0; i < buckets.Counts.Count; i++)
        {
            double height = buckets.Counts[i] / most * (Bottom - 12), from = buckets.From + (i * buckets.Width);
            string tone = from + (buckets.Width / 2) > 0 ? "gain" : "loss";
            if (buckets.Counts[i] > 0)
            {
                yield return Html.Of($"""
                    <rect class="{tone}" x="{Left + (i * each)}" y="{Bottom - height}" width="{Math.Max(each - 1, 0.5)}" height="{height}"><title>{Words.Percent(from)} to {Words.Percent(from + buckets.Width)}: {Words.Count(buckets.Counts[i])}</title></rect>
                    """);
            }
        }
    }

    private static Html Axis(Buckets buckets)
    {
        double span = buckets.Counts.Count * buckets.Width;
        double zero = Left + (-buckets.From / span * (Width - (2 * Left)));
        Html mark = zero is >= Left and <= Width - Left
            ? Html.Of($"""<line class="axis" x1="{zero}" x2="{zero}" y1="4" y2="{Bottom}"/><text x="{Math.Clamp(zero, 60, Width - 60)}" y="{Bottom + 18}" text-anchor="middle">0%</text>""")
            : Html.None;
        return Html.Of($"""
            <line class="axis" x1="{Left}" x2="{Width - Left}" y1="{Bottom}" y2="{Bottom}"/>{mark}<text x="{Left}" y="{Bottom + 18}">{Words.Percent(buckets.From)}</text><text x="{Width - Left}" y="{Bottom + 18}" text-anchor="end">{Words.Percent(buckets.From + span)}</text>
            """);
    }
}
