using System.Globalization;

namespace BacktestCli.Tests.Scripting;

/// <summary>An expression as a test draws it; its text is what the program reads.</summary>
internal abstract record Term(int Level)
{
    /// <summary>Its text, in parentheses only where it binds less tightly than its place asks.</summary>
    public string At(int level) => Level < level ? $"({this})" : ToString()!;
}

internal sealed record Number(double Value) : Term(9)
{
    public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);
}

internal sealed record Column(string Name) : Term(9)
{
    public override string ToString() => Name;
}

internal sealed record Call(string Name, Term[] Arguments, string? Output = null) : Term(9)
{
    public override string ToString() =>
        $"{Name}({string.Join(", ", Arguments.Select(argument => argument.At(0)))})" + (Output is null ? "" : "." + Output);
}

internal sealed record LookBack(Term Operand, int Bars) : Term(8)
{
    public override string ToString() => $"{Operand.At(8)}[{Bars}]";
}

internal sealed record Unary(string Operator, Term Operand) : Term(Operator == "-" ? 7 : 3)
{
    public override string ToString() => Operator == "-" ? $"-{Operand.At(7)}" : $"not {Operand.At(3)}";
}

internal sealed record Binary(string Operator, Term Left, Term Right) : Term(LevelOf(Operator))
{
    // Comparisons do not chain, so neither side of one may be another.
    public override string ToString() => $"{Left.At(Level == 4 ? 5 : Level)} {Operator} {Right.At(Level + 1)}";

    private static int LevelOf(string sign) => sign switch
    {
        "or" => 1,
        "and" => 2,
        "+" or "-" => 5,
        "*" or "/" or "%" => 6,
        _ => 4,
    };
}
