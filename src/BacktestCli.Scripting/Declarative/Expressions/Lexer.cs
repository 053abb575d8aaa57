using System.Globalization;

namespace BacktestCli.Scripting.Declarative.Expressions;

/// <summary>Cuts an expression into tokens. A slip of another language's habit is reported and read as what was meant.</summary>
internal sealed class Lexer(SourceText source, ProblemList problems)
{
    private const string Symbols = "+-*/%<>()[],.";

    /// <summary>Habits of other languages, longest first, and how they are written here.</summary>
    private static readonly (string Written, string Meant)[] Slips =
    [
        ("===", "=="), ("!==", "!="), ("<>", "!="), ("=<", "<="), ("=>", ">="), ("&&", "and"), ("||", "or"), ("**", "*"),
        ("&", "and"), ("|", "or"), ("!", "not"), ("=", "=="), ("≤", "<="), ("≥", ">="), ("≠", "!="), ("×", "*"), ("−", "-"),
    ];

    private static readonly string[] LongSymbols = ["<=", ">=", "==", "!="];

    private readonly List<Token> _tokens = [];
    private readonly string _text = source.Text;
    private int _at;

    /// <summary>The tokens, the last being the end.</summary>
    public static List<Token> Cut(SourceText source, ProblemList problems)
    {
        Lexer lexer = new(source, problems);
        lexer.Cut();
        return lexer._tokens;
    }

    private void Cut()
    {
        while (_at < _text.Length)
        {
            char c = _text[_at];
            if (char.IsWhiteSpace(c))
                _at++;
            else if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))))
                CutNumber();
            else if (char.IsAsciiLetter(c) || c == '_')
                Add(TokenKind.Name, EndOf(IsWordCharacter));
            else
                CutSymbol(c);
        }

        _tokens.Add(new Token(TokenKind.End, "", _text.Length, _text.Length));
    }

    private void CutNumber()
    {
        int digitsEnd = EndOfExponent(EndOf(c => char.IsAsciiDigit(c) || c == '.'));
        bool isPercent = digitsEnd < _text.Length && _text[digitsEnd] == '%';
        int end = isPercent ? digitsEnd + 1 : digitsEnd;
        int wordEnd = EndOf(IsWordCharacter, end);
        string word = _text[_at..wordEnd];
        // As an exponent, so that 0.7% is the double nearest to 0.007 and not the quotient of two rounded numbers.
        double number = Read(_text[_at..digitsEnd] + (isPercent ? "e-2" : ""));
        if (wordEnd > end && isPercent)
            problems.Add(
                source,
                _at,
                $"`{word}`: % right after a number is percent. Put a space before it for the remainder of a division.");
        else if (wordEnd > end || double.IsNaN(number))
            problems.Add(source, _at, $"`{word}` is neither a number nor a name. Numbers are written 14, 0.95, 1e-3 or 5%.");
        _tokens.Add(new Token(TokenKind.Number, word, _at, wordEnd, number));
        _at = wordEnd;
    }

    private int EndOfExponent(int at)
    {
        if (at >= _text.Length || _text[at] is not ('e' or 'E'))
            return at;
        int digits = at + (at + 1 < _text.Length && _text[at + 1] is '+' or '-' ? 2 : 1);
        int end = EndOf(char.IsAsciiDigit, digits);
        return end > digits ? end : at;
    }

    /// <summary>NaN where the digits are no finite number.</summary>
    private static double Read(string digits) =>
        double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : double.NaN;

    private void CutSymbol(char c)
    {
        foreach ((string written, string meant) in Slips)
        {
            if (!StartsWith(written) || LongSymbols.Any(StartsWith) && written.Length < 3)
                continue;
            string advice = written == "**" ? " There is no power: write x * x." : "";
            problems.Add(source, _at, $"`{written}` is written `{meant}` here.{advice}");
            _tokens.Add(new Token(char.IsLetter(meant[0]) ? TokenKind.Name : TokenKind.Symbol, meant, _at, _at + written.Length));
            _at += written.Length;
            return;
        }

        if (LongSymbols.Any(StartsWith))
        {
            Add(TokenKind.Symbol, _at + 2);
        }
        else if (Symbols.Contains(c, StringComparison.Ordinal))
        {
            Add(TokenKind.Symbol, _at + 1);
        }
        else
        {
            problems.Add(source, _at, $"`{c}` has no meaning in an expression.");
            _at++;
        }
    }

    private void Add(TokenKind kind, int end)
    {
        _tokens.Add(new Token(kind, _text[_at..end], _at, end));
        _at = end;
    }

    private int EndOf(Func<char, bool> belongs) => EndOf(belongs, _at);

    private int EndOf(Func<char, bool> belongs, int from)
    {
        int end = from;
        while (end < _text.Length && belongs(_text[end]))
            end++;
        return end;
    }

    private char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private bool StartsWith(string written) => _text.AsSpan(_at).StartsWith(written);

    private static bool IsWordCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
