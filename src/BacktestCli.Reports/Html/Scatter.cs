using System.Globalization;
using System.Text;

namespace BacktestCli.Reports.Html;

/// <summary>Trades as dots, as a drawing: winners and losers apart.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Across">What the horizontal axis measures.</param>
/// <param name="Up">What the vertical axis measures.</param>
/// <param name="AcrossText">Spells a value of the horizontal axis.</param>
internal sealed record Scatter(string Title, string Across, string Up, Func<double, string> AcrossText)
{
    private const double Width = 560;
    private const double Height = 300;
    private const double Left = 62;
    private const double Bottom = 256;
    private const double Top = 10;
    private const double Right = 548;

    /// <summary>Draws it.</summary>
    /// <param name="dots">Where each trade stands, and whether it won; none: a sentence instead of a drawing.</param>
    public Html Of(IReadOnlyList<(double Across, double Up, bool Won)> dots)
    {
        if (dots.Count == 0)
            return Html.Of($"<figure><figcaption><b>{Title}</b> No trade was closed.</figcaption></figure>");
        (double low, double high) = (Math.Min(0, dots.Min(dot => dot.Up)), Math.Max(0, dots.Max(dot => dot.Up)));
        double most = dots.Max(dot => dot.Across) is > 0 and var far ? far : 1;
        double span = high > low ? high - low : 1;
        double X(double value) => Left + (value / most * (Right - Left));
        double Y(double value) => Bottom - ((value - low) / span * (Bottom - Top));
        string summary = $"{Words.Capital(Across)} up to {AcrossText(most)}; {Up} from {Words.Percent(low)} to {Words.Percent(high)}.";
        return Html.Of($"""
            <figure><figcaption><b>{Title}</b> Each dot is a trade: <span class="good">● won</span>, <span class="bad">● lost</span>. {summary}</figcaption>
            <svg viewBox="0 0 {Width} {Height}" role="img" aria-label="{Title}: {summary}">
            <line class="axis" x1="{Left}" x2="{Left}" y1="{Top}" y2="{Bottom}"/><line class="axis" x1="{Left}" x2="{Right}" y1="{Y(0)}" y2="{Y(0)}"/>
            <text x="{Left - 6}" y="{Top + 8}" text-anchor="end">{Words.Percent(high)}</text><text x="{Left - 6}" y="{Bottom}" text-anchor="end">{Words.Percent(low)}</text>
            <text x="{Left}" y="{Bottom + 20}">0</text><text x="{Right}" y="{Bottom + 20}" text-anchor="end">{AcrossText(most)}</text>
            <text x="{(Left + Right) / 2}" y="{Bottom + 38}" text-anchor="middle">{Across}</text><text x="16" y="{(Top + Bottom) / 2}" text-anchor="middle" transform="rotate(-90 16 {(Top + Bottom) / 2})">{Up}</text>
            <path class="dots won" d="{Path(dots.Where(dot => dot.Won).Select(dot => (X(dot.Across), Y(dot.Up))))}"/>
            <path class="dots lost" d="{Path(dots.Where(dot => !dot.Won).Select(dot => (X(dot.Across), Y(dot.Up))))}"/></svg></figure>

            """);
    }

    /// <summary>One path for all dots, each a line of no length with a round cap: a tenth of the size of as many circles.</summary>
    private static string Path(IEnumerable<(double X, double Y)> places)
    {
        StringBuilder path = new();
        foreach ((double x, double y) in places)
            path.Append(CultureInfo.InvariantCulture, $"M{x:0.#} {y:0.#}h0");
        return path.ToString();
    }
}
