namespace BacktestCli.Scripting.Declarative.Expressions;

/// <summary>The smallest part of an expression that means something.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">How it is written; a slip such as <c>&amp;&amp;</c> appears as the word that was meant.</param>
/// <param name="Start">Its first character.</param>
/// <param name="End">The character after it.</param>
/// <param name="Number">Its value, for a number; a percentage as a fraction.</param>
internal sealed record Token(TokenKind Kind, string Text, int Start, int End, double Number = double.NaN)
{
    public bool Is(string symbol) => Kind is TokenKind.Symbol or TokenKind.Name && Text == symbol;

    /// <summary>As a message names it.</summary>
    public override string ToString() => Kind == TokenKind.End ? "the end" : $"`{Text}`";
}

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    /// <summary>A number or percentage.</summary>
    Number,

    /// <summary>A word: a name, or one of the words of the language.</summary>
    Name,

    /// <summary>An operator, bracket, comma or dot.</summary>
    Symbol,

    /// <summary>Nothing more.</summary>
    End,
}
