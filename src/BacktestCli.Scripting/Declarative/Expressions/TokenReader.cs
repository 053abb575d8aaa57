namespace BacktestCli.Scripting.Declarative.Expressions;

/// <summary>The tokens of an expression, one after the other.</summary>
internal sealed class TokenReader(SourceText source, ProblemList problems)
{
    private readonly List<Token> _tokens = Lexer.Cut(source, problems);
    private int _at;

    /// <summary>All of them, the end included.</summary>
    public int Count => _tokens.Count;

    public Token Current => _tokens[_at];

    /// <summary>The token after <see cref="Current"/>, which is not the end.</summary>
    public Token Next => _tokens[_at + 1];

    /// <summary>Gives the current token and goes on to the next; stays at the end.</summary>
    public Token Take() => Current.Kind == TokenKind.End ? Current : _tokens[_at++];

    public bool TrySkip(string symbol)
    {
        bool stands = Current.Is(symbol);
        _at += stands ? 1 : 0;
        return stands;
    }

    /// <summary>Reports that something is missing, and stands for it.</summary>
    public MissingSyntax Missing(int start, string message)
    {
        problems.Add(source, start, message);
        return new MissingSyntax(start);
    }

    public void SkipAll() => _at = _tokens.Count - 1;

    /// <summary>Steps over the closing bracket; where it is not next, reports that, and steps over the nearest one.</summary>
    /// <param name="open">The bracket to close.</param>
    /// <param name="closing">What closes it.</param>
    /// <param name="end">Where it ends.</param>
    public bool TryClose(Token open, string closing, out int end)
    {
        bool closes = Current.Is(closing);
        if (!closes)
            ReportUnclosed(open, closing);
        while (Current.Kind != TokenKind.End && !Current.Is(closing) && !Current.Is(")"))
            _at++;
        end = Current.Is(closing) ? Take().End : Current.Start;
        return closes;
    }

    private void ReportUnclosed(Token open, string closing)
    {
        if (Current.Kind == TokenKind.End)
            problems.Add(source, open.Start, $"{open} is never closed: `{closing}` is missing.");
        else if (Current.Kind == TokenKind.Symbol)
            problems.Add(source, Current.Start, $"{Current} does not belong here: `{closing}` is missing before it.");
        else
            problems.Add(source, Current.Start, $"{Current} does not follow: an operator, a comma or `{closing}` is missing before it.");
    }
}
