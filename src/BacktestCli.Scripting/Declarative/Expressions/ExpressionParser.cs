namespace BacktestCli.Scripting.Declarative.Expressions;

/// <summary>
/// Reads an expression by precedence climbing (Richards 1979, BCPL): or, and, not, comparisons, + −, * / %, unary minus, then look-back and output.
/// A mistake is reported and stepped over, so that one reading finds them all.
/// </summary>
internal sealed class ExpressionParser
{
    private const int MostTokens = 400;
    private const int DeepestNesting = 40;

    private readonly SourceText _source;
    private readonly ProblemList _problems;
    private readonly TokenReader _tokens;
    private int _depth;

    private ExpressionParser(SourceText source, ProblemList problems)
    {
        _source = source;
        _problems = problems;
        _tokens = new TokenReader(source, problems);
    }

    private Token Current => _tokens.Current;

    /// <summary>Reads the whole of <paramref name="source"/>.</summary>
    public static Syntax Parse(SourceText source, ProblemList problems) => new ExpressionParser(source, problems).ParseWhole();

    private Syntax ParseWhole()
    {
        if (_tokens.Count > MostTokens)
            return Missing(0, $"this expression has {_tokens.Count} parts; the most is {MostTokens}. Name some of it under indicators.");
        if (Current.Kind == TokenKind.End)
            return Missing(0, "an expression is missing here.");

        Syntax whole = ParseBinary(1);
        while (Current.Kind != TokenKind.End)
        {
            Token stray = Current;
            if (stray.Kind != TokenKind.Symbol)
                whole = Missing(stray.Start, $"{stray} does not follow: an operator (and, or, <, +, …) is missing before it.");
            else
                whole = Missing(_tokens.Take().Start, $"{stray} does not belong here.");
            if (Current.Kind != TokenKind.End)
                ParseBinary(1);
        }

        return whole;
    }

    private Syntax ParseBinary(int floor)
    {
        Syntax left = ParsePrefix();
        bool compared = false;
        while (Operator.Binary.FirstOrDefault(Stands) is { } found && found.Level >= floor)
        {
            Token at = _tokens.Take();
            Syntax right = ParseBinary(found.Level + 1);
            if (compared && found.IsComparison)
                left = Unchain((BinarySyntax)left, at, right);
            else
                left = new BinarySyntax(found, left, right);
            compared = found.IsComparison;
        }

        return left;
    }

    private BinarySyntax Unchain(BinarySyntax first, Token at, Syntax right)
    {
        string middle = TextOf(first.Right);
        _problems.Add(_source, at.Start, $"comparisons do not chain: write {TextOf(first)} and {middle} {at.Text} {TextOf(right)}.");
        return first;
    }

    private Syntax ParsePrefix()
    {
        if (_depth >= DeepestNesting)
        {
            Syntax missing = Missing(Current.Start, $"this is nested deeper than {DeepestNesting} levels. Name some of it under indicators.");
            _tokens.SkipAll();
            return missing;
        }

        _depth++;
        Token first = Current;
        Syntax read = first switch
        {
            _ when _tokens.TrySkip("not") => new UnarySyntax(first.Start, Operator.Not, ParseBinary(Operator.ComparisonLevel)),
            _ when _tokens.TrySkip("-") => new UnarySyntax(first.Start, Operator.Negate, ParsePrefix()),
            _ => ParsePostfix(),
        };
        _depth--;
        return read;
    }

    private Syntax ParsePostfix()
    {
        Syntax target = ParsePrimary();
        while (true)
        {
            Token open = Current;
            if (_tokens.TrySkip("["))
            {
                Syntax count = ParseBinary(1);
                target = new LookBackSyntax(target, count, _tokens.Close(open, "]"));
            }
            else if (_tokens.TrySkip("."))
            {
                target = Current.Kind == TokenKind.Name
                    ? new MemberSyntax(target, _tokens.Take())
                    : Missing(Current.Start, "the name of an output is missing after the dot, as in bands.upper.");
            }
            else
            {
                return target;
            }
        }
    }

    private Syntax ParsePrimary()
    {
        Token token = Current;
        if (token.Kind == TokenKind.Number)
            return new NumberSyntax(token.Start, _tokens.Take().End, token.Number);
        if (_tokens.TrySkip("true") || _tokens.TrySkip("false"))
            return new SwitchSyntax(token.Start, token.End, token.Text == "true");
        if (_tokens.TrySkip("("))
        {
            Syntax inner = ParseBinary(1);
            return inner with { Start = token.Start, End = _tokens.Close(token, ")") };
        }

        bool isCall = token.Kind == TokenKind.Name && _tokens.Next.Is("(");
        if (isCall && !token.Is("and") && !token.Is("or"))
            return ParseCall();
        if (token.Kind == TokenKind.Name && !Operator.Binary.Any(Stands))
            return new NameSyntax(token.Start, _tokens.Take().End, token.Text);
        return Missing(token.Start, $"a value is missing before {token}.");
    }

    private CallSyntax ParseCall()
    {
        Token name = _tokens.Take(), open = _tokens.Take();
        List<Syntax> arguments = [];
        if (!Current.Is(")"))
        {
            do
                arguments.Add(ParseBinary(1));
            while (_tokens.TrySkip(","));
        }

        return new CallSyntax(name.Start, _tokens.Close(open, ")"), name.Text, arguments);
    }

    private bool Stands(Operator candidate) => Current.Is(candidate.Text);

    private string TextOf(Syntax syntax) => _source.Text[syntax.Start..syntax.End].Trim();

    private MissingSyntax Missing(int start, string message)
    {
        _problems.Add(_source, start, message);
        return new MissingSyntax(start);
    }
}
