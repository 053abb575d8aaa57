namespace BacktestCli.Scripting.Declarative.Expressions;

/// <summary>An operator or function of numbers and conditions.</summary>
/// <param name="Text">How it is written.</param>
/// <param name="Level">How tightly it binds between two operands; 0 where it does not stand between two.</param>
/// <param name="Takes">What its operands are.</param>
/// <param name="Gives">What it results in.</param>
/// <param name="Apply">What it does; null for a crossing, which needs the previous bar.</param>
internal sealed record Operator(string Text, int Level, ResultType Takes, ResultType Gives, Delegate? Apply)
{
    public const int ComparisonLevel = 3;

    public bool IsComparison => Level == ComparisonLevel;

    public bool IsCrossing => Apply is null;

    public static Operator Or { get; } = new("or", 1, ResultType.Condition, ResultType.Condition, Arithmetic.Or);

    public static Operator And { get; } = new("and", 2, ResultType.Condition, ResultType.Condition, Arithmetic.And);

    public static Operator Not { get; } = new("not", 0, ResultType.Condition, ResultType.Condition, Arithmetic.Not);

    public static Operator Negate { get; } = new("-", 0, ResultType.Number, ResultType.Number, Arithmetic.Negate);

    public static Operator CrossesAbove { get; } = Comparison("crosses_above", null);

    public static Operator CrossesBelow { get; } = Comparison("crosses_below", null);

    /// <summary>What may stand between two operands.</summary>
    public static IReadOnlyList<Operator> Binary { get; } =
    [
        Or,
        And,
        Comparison("<", Arithmetic.IsLess),
        Comparison("<=", Arithmetic.IsAtMost),
        Comparison(">", Arithmetic.IsGreater),
        Comparison(">=", Arithmetic.IsAtLeast),
        Comparison("==", Arithmetic.AreEqual),
        Comparison("!=", Arithmetic.Differ),
        CrossesAbove,
        CrossesBelow,
        Number("+", 4, Arithmetic.Add),
        Number("-", 4, Arithmetic.Subtract),
        Number("*", 5, Arithmetic.Multiply),
        Number("/", 5, Arithmetic.Divide),
        Number("%", 5, Arithmetic.Remainder),
    ];

    /// <summary>What is called with its operands in parentheses.</summary>
    public static IReadOnlyList<Operator> Functions { get; } =
    [
        Number("min", 0, Math.Min),
        Number("max", 0, Math.Max),
        new("abs", 0, ResultType.Number, ResultType.Number, (Func<double, double>)Math.Abs),
        CrossesAbove,
        CrossesBelow,
    ];

    /// <summary>Words that cannot be names.</summary>
    public static IReadOnlyList<string> Words { get; } = ["and", "or", "not", "true", "false", "crosses_above", "crosses_below"];

    private static Operator Comparison(string text, Func<double, double, bool>? apply) =>
        new(text, ComparisonLevel, ResultType.Number, ResultType.Condition, apply);

    private static Operator Number(string text, int level, Func<double, double, double> apply) =>
        new(text, level, ResultType.Number, ResultType.Number, apply);
}
