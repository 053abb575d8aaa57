namespace BacktestCli.Scripting.Declarative.Expressions;

/// <summary>
/// The text of an expression, and where it stands in its file. YAML folds, indents and quotes, but it never reorders: the n-th visible
/// character of the value is the n-th visible character of its source.
/// </summary>
/// <param name="text">The expression.</param>
/// <param name="document">The whole file.</param>
/// <param name="start">Where the expression begins in <paramref name="document"/>.</param>
/// <param name="line">Line of that place, from 1.</param>
/// <param name="column">Column of that place, from 1.</param>
internal sealed class SourceText(string text, string document, int start, int line, int column)
{
    /// <summary>An expression that is its own file.</summary>
    public SourceText(string text)
        : this(text, text, 0, 1, 1)
    {
    }

    public string Text { get; } = text;

    /// <summary>
    /// Line and column, from 1, of a character of <see cref="Text"/>; at its length, of the place after its last visible character.
    /// </summary>
    public (int Line, int Column) Locate(int offset)
    {
        int ahead = CountVisible(Text.AsSpan(0, offset));
        bool toNext = offset < Text.Length;
        (int atLine, int atColumn) = (line, column);
        for (int i = start; i < document.Length; i++)
        {
            bool isVisible = !char.IsWhiteSpace(document[i]);
            if (ahead == 0 && (isVisible || !toNext))
                break;
            if (isVisible)
                ahead--;
            (atLine, atColumn) = document[i] == '\n' ? (atLine + 1, 1) : (atLine, atColumn + 1);
        }

        return (atLine, atColumn);
    }

    private static int CountVisible(ReadOnlySpan<char> span)
    {
        int count = 0;
        foreach (char c in span)
            count += char.IsWhiteSpace(c) ? 0 : 1;
        return count;
    }
}
