namespace BacktestCli.Reports.Html;

/// <summary>Markup that may stand in a page as it is. Text becomes markup only through <see cref="HtmlBuilder"/>, which escapes it.</summary>
/// <param name="Text">The markup.</param>
internal readonly record struct Html(string Text)
{
    /// <summary>No markup.</summary>
    public static Html None { get; } = new("");

    /// <summary>Markup with values in it: <c>Html.Of($"&lt;p&gt;{name}&lt;/p&gt;")</c>. Every value that is not markup itself is escaped.</summary>
    public static Html Of(HtmlBuilder markup) => new(markup.ToString());

    /// <summary>Pieces one after the other.</summary>
    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(piece => piece.Text)));

    /// <inheritdoc/>
    public override string ToString() => Text;
}
