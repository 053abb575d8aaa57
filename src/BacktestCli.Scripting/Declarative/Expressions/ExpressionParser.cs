using BacktestCli.Core;

namespace BacktestCli.Scripting.Declarative.Expressions;

/// <summary>
/// Reads an expression by precedence climbing (Richards 1979, BCPL): or, and, not, comparisons, + −, * / %, unary minus, then look-back and
/// output. A mistake is reported and stepped over, so that one reading finds them all.
/// </summary>
internal sealed class ExpressionParser
{
    private const int MostTokens = 400;
    private const int DeepestNesting = 40;

    private readonly SourceText _source;
    private readonly ProblemList _problems;
    private readonly TokenReader _tokens;
    private readonly OperandParser _operands;
    private int _depth;

    private ExpressionParser(SourceText source, ProblemList problems)
    {
        _source = source;
        _problems = problems;
        _tokens = new TokenReader(source, problems);
        _operands = new OperandParser(_tokens, () => ParseBinary(1));
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

        List<Syntax> parts = [ParseBinary(1)];
        while (Current.Kind != TokenKind.End)
        {
            Token stray = Current;
            string advice = stray.Kind == TokenKind.Symbol
                ? "does not belong here"
                : "does not follow: an operator (and, or, <, +, …) is missing before it";
            _problems.Add(_source, stray.Start, $"{stray} {advice}.");
            if (stray.Kind == TokenKind.Symbol)
                _tokens.Take();
            if (Current.Kind != TokenKind.End)
                parts.Add(ParseBinary(1));
        }

        return parts.Count == 1 ? parts[0] : new BrokenSyntax(0, Current.End, parts);
    }

    private Syntax ParseBinary(int floor)
    {
        Syntax left = ParsePrefix();
        bool compared = false;
        while ((Operator.Binary.FirstOrDefault(Stands) ?? Misspelt()) is { } found && found.Level >= floor)
        {
            Token at = _tokens.Take();
            if (!at.Is(found.Text))
                _problems.Add(_source, at.Start, $"{at} is no operator. Did you mean {found.Text}?");
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
        if (middle.Length > 0)
            _problems.Add(_source, at.Start, $"comparisons do not chain: write {TextOf(first)} and {middle} {at.Text} {TextOf(right)}.");
        return first;
    }

    private Syntax ParsePrefix()
    {
        if (_depth >= DeepestNesting)
        {
            MissingSyntax missing = Missing(
                Current.Start,
                $"this is nested deeper than {DeepestNesting} levels. Name some of it under indicators.");
            _tokens.SkipAll();
            return missing;
        }

        _depth++;
        Token first = Current;
        Syntax read = first switch
        {
            _ when _tokens.TrySkip("not") => new UnarySyntax(first.Start, Operator.Not, ParseBinary(Operator.ComparisonLevel)),
            _ when _tokens.TrySkip("-") => new UnarySyntax(first.Start, Operator.Negate, ParsePrefix()),
            _ => _operands.Parse(),
        };
        _depth--;
        return read;
    }

    /// <summary>The operator that a word between two operands was meant to be; null where it is not there or not near one.</summary>
    private Operator? Misspelt()
    {
        if (Current.Kind != TokenKind.Name || !(_tokens.Next.Kind is TokenKind.Name or TokenKind.Number || _tokens.Next.Is("(")))
            return null;
        IEnumerable<Operator> words = Operator.Binary.Where(candidate => char.IsAsciiLetter(candidate.Text[0]));
        string? meant = Spelling.Nearest(Current.Text, words.Select(candidate => candidate.Text));
        return words.FirstOrDefault(candidate => candidate.Text == meant);
    }

    private bool Stands(Operator candidate) => Current.Is(candidate.Text);

    private string TextOf(Syntax syntax) => _source.Text[syntax.Start..syntax.End].Trim();

    private MissingSyntax Missing(int start, string message) => _tokens.Missing(start, message);
}
