using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace BacktestCli.Reports.Html;

/// <summary>Builds markup from an interpolated string: what the program wrote stands as it is, what came from outside is escaped.</summary>
[InterpolatedStringHandler]
internal readonly struct HtmlBuilder
{
    private readonly StringBuilder _text;

    /// <param name="literalLength">Characters of markup.</param>
    /// <param name="formattedCount">Values.</param>
    public HtmlBuilder(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (formattedCount * 12));

    public void AppendLiteral(string markup) => _text.Append(markup);

    public void AppendFormatted(Html markup) => _text.Append(markup.Text);

    public void AppendFormatted(IEnumerable<Html> pieces)
    {
        foreach (Html piece in pieces)
            _text.Append(piece.Text);
    }

    /// <summary>Text, escaped for content and for attributes in quotes.</summary>
    public void AppendFormatted(string? text) => _text.Append(WebUtility.HtmlEncode(text));

    public void AppendFormatted(long number) => _text.Append(CultureInfo.InvariantCulture, $"{number}");

    /// <summary>A coordinate of a drawing, to a hundredth.</summary>
    public void AppendFormatted(double coordinate) => _text.Append(CultureInfo.InvariantCulture, $"{coordinate:0.##}");

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
