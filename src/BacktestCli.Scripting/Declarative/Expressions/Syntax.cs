namespace BacktestCli.Scripting.Declarative.Expressions;

/// <summary>An expression as it is written, before anything is known of its names.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">The character after it.</param>
internal abstract record Syntax(int Start, int End);

/// <summary><c>14</c>, <c>5%</c>.</summary>
internal sealed record NumberSyntax(int Start, int End, double Value) : Syntax(Start, End);

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed record SwitchSyntax(int Start, int End, bool Value) : Syntax(Start, End);

/// <summary><c>close</c>.</summary>
internal sealed record NameSyntax(int Start, int End, string Name) : Syntax(Start, End);

/// <summary><c>-x</c> or <c>not x</c>.</summary>
internal sealed record UnarySyntax(int Start, Operator Operator, Syntax Operand) : Syntax(Start, Operand.End);

/// <summary><c>a + b</c>.</summary>
internal sealed record BinarySyntax(Operator Operator, Syntax Left, Syntax Right) : Syntax(Left.Start, Right.End);

/// <summary><c>sma(close, 20)</c>.</summary>
internal sealed record CallSyntax(int Start, int End, string Name, IReadOnlyList<Syntax> Arguments) : Syntax(Start, End);

/// <summary><c>bands.upper</c>.</summary>
internal sealed record MemberSyntax(Syntax Target, Token Member) : Syntax(Target.Start, Member.End);

/// <summary><c>close[1]</c>.</summary>
internal sealed record LookBackSyntax(Syntax Target, Syntax Count, int End) : Syntax(Target.Start, End);

/// <summary>Expressions that do not make one, which has been reported.</summary>
internal sealed record BrokenSyntax(int Start, int End, IReadOnlyList<Syntax> Parts) : Syntax(Start, End);

/// <summary>Something is missing or wrong here, and has been reported.</summary>
internal sealed record MissingSyntax(int Start) : Syntax(Start, Start);
