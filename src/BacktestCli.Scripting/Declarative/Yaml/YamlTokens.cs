using BacktestCli.Scripting.Declarative.Expressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;
using Token = YamlDotNet.Core.Tokens.Token;

namespace BacktestCli.Scripting.Declarative.Yaml;

/// <summary>The tokens of a YAML text, one after the other.</summary>
internal sealed class YamlTokens
{
    private readonly string _text;
    private readonly Scanner _scanner;

    public YamlTokens(string text)
    {
        _text = text;
        _scanner = new Scanner(new StringReader(text));
        Current = Advance();
    }

    public Token Current { get; private set; }

    /// <summary>Gives the current token and goes on to the next; stays at the end.</summary>
    public Token Take()
    {
        Token taken = Current;
        Current = Advance();
        return taken;
    }

    public void TakeUnlessEnd()
    {
        if (Current is not StreamEnd)
            Take();
    }

    public bool TrySkip<T>()
        where T : Token
    {
        if (Current is not T)
            return false;
        Take();
        return true;
    }

    /// <summary>A scalar, and where its characters stand in the text.</summary>
    public YamlScalar Node(Scalar scalar)
    {
        int start = (int)scalar.Start.Index, line = (int)scalar.Start.Line, column = (int)scalar.Start.Column;
        SourceText source = scalar.Style switch
        {
            ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted => new SourceText(scalar.Value, _text, start + 1, line, column + 1),
            ScalarStyle.Literal or ScalarStyle.Folded => new SourceText(scalar.Value, _text, _text.IndexOf('\n', start) + 1, line + 1, 1),
            _ => new SourceText(scalar.Value, _text, start, line, column),
        };
        return new YamlScalar(line, column, source) { IsPlain = scalar.Style == ScalarStyle.Plain };
    }

    /// <summary>The value that is not there.</summary>
    public YamlScalar Missing(Mark place) =>
        new((int)place.Line, (int)place.Column, new SourceText("", _text, (int)place.Index, (int)place.Line, (int)place.Column));

    /// <summary>Passes over a list, or over a value that no key takes, however it is nested; what a plain list lists is kept.</summary>
    public YamlList SkipValue()
    {
        Token start = Current;
        List<YamlScalar> texts = [];
        (int nesting, bool isPlain) = (0, start is BlockSequenceStart or FlowSequenceStart or BlockEntry);
        do
        {
            Token token = Take();
            nesting += Nesting(token);
            isPlain &= nesting <= 1 && token is not (Key or Value or Anchor or AnchorAlias or Tag);
            if (token is Scalar text)
                texts.Add(Node(text));
        }
        while (Current is not StreamEnd && (nesting > 0 || (start is BlockEntry && Current is not (Key or BlockEnd))));
        return new YamlList((int)start.Start.Line, (int)start.Start.Column, isPlain ? texts : null);
    }

    /// <summary>Goes on to the } that closes the current { }.</summary>
    public void SkipToEndOfFlow()
    {
        for (int nesting = 0; Current is not StreamEnd && (nesting > 0 || Current is not FlowMappingEnd);)
            nesting += Nesting(Take());
    }

    private static int Nesting(Token token) => token switch
    {
        BlockMappingStart or FlowMappingStart or BlockSequenceStart or FlowSequenceStart => 1,
        BlockEnd or FlowMappingEnd or FlowSequenceEnd => -1,
        _ => 0,
    };

    private Token Advance()
    {
        if (!TryMove())
            return new StreamEnd();
        // The scanner reports some mistakes as a token, and then that token without end.
        return _scanner.Current is Error error ? throw new SyntaxErrorException(error.Start, error.End, error.Value) : _scanner.Current!;
    }

    private bool TryMove()
    {
        try
        {
            return _scanner.MoveNext();
        }
        catch (InvalidOperationException)
        {
            // The scanner loses count where a line inside { } goes on as if there were none.
            throw new SyntaxErrorException(Current.Start, Current.End, "A comma or a closing bracket is missing near here");
        }
    }
}
