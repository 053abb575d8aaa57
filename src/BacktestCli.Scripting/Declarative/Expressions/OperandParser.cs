namespace BacktestCli.Scripting.Declarative.Expressions;

/// <summary>Reads what stands between operators: numbers, names, calls, parentheses, and the look-backs and outputs after them.</summary>
/// <param name="tokens">The tokens of the expression.</param>
/// <param name="parseExpression">Reads a whole expression, inside brackets.</param>
internal sealed class OperandParser(TokenReader tokens, Func<Syntax> parseExpression)
{
    public Syntax Parse()
    {
        Syntax target = ParsePrimary();
        while (true)
        {
            Token open = tokens.Current;
            if (tokens.TrySkip("["))
            {
                Syntax count = parseExpression();
                target = tokens.TryClose(open, "]", out int end)
                    ? new LookBackSyntax(target, count, end)
                    : new BrokenSyntax(target.Start, end, [target, count]);
            }
            else if (tokens.TrySkip("."))
            {
                target = tokens.Current.Kind == TokenKind.Name
                    ? new MemberSyntax(target, tokens.Take())
                    : tokens.Missing(tokens.Current.Start, "the name of an output is missing after the dot, as in bands.upper.");
            }
            else
            {
                return target;
            }
        }
    }

    private Syntax ParsePrimary()
    {
        Token token = tokens.Current;
        if (token.Kind == TokenKind.Number)
            return new NumberSyntax(token.Start, tokens.Take().End, token.Number);
        if (tokens.TrySkip("true") || tokens.TrySkip("false"))
            return new SwitchSyntax(token.Start, token.End, token.Text == "true");
        if (tokens.TrySkip("("))
        {
            Syntax inner = parseExpression();
            return tokens.TryClose(token, ")", out int end)
                ? inner with { Start = token.Start, End = end }
                : new BrokenSyntax(token.Start, end, [inner]);
        }

        bool isCall = token.Kind == TokenKind.Name && tokens.Next.Is("(");
        if (isCall && !token.Is("and") && !token.Is("or"))
            return ParseCall();
        if (token.Kind == TokenKind.Name && !Operator.Binary.Any(candidate => token.Is(candidate.Text)))
            return new NameSyntax(token.Start, tokens.Take().End, token.Text);
        return tokens.Missing(token.Start, $"a value is missing before {token}.");
    }

    private Syntax ParseCall()
    {
        Token name = tokens.Take(), open = tokens.Take();
        List<Syntax> arguments = [];
        if (!tokens.Current.Is(")"))
        {
            do
                arguments.Add(parseExpression());
            while (tokens.TrySkip(","));
        }

        return tokens.TryClose(open, ")", out int end)
            ? new CallSyntax(name.Start, end, name.Text, arguments)
            : new BrokenSyntax(name.Start, end, arguments);
    }
}
