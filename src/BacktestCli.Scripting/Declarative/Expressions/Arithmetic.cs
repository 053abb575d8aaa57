namespace BacktestCli.Scripting.Declarative.Expressions;

/// <summary>
/// What the operators do, said once: compiled strategies call these (the compiler inlines them), and so does whatever is known before the
/// first bar. An undefined number (NaN) makes every comparison false, and a division by zero is undefined.
/// </summary>
internal static class Arithmetic
{
    public static double Add(double a, double b) => a + b;

    public static double Subtract(double a, double b) => a - b;

    public static double Multiply(double a, double b) => a * b;

    public static double Divide(double a, double b) => b == 0 ? double.NaN : a / b;

    /// <summary>With the sign of <paramref name="a"/>.</summary>
    public static double Remainder(double a, double b) => a % b;

    public static double Negate(double a) => -a;

    public static bool IsLess(double a, double b) => a < b;

    public static bool IsAtMost(double a, double b) => a <= b;

    public static bool IsGreater(double a, double b) => a > b;

    public static bool IsAtLeast(double a, double b) => a >= b;

    public static bool AreEqual(double a, double b) => a == b;

    /// <summary>Unlike the language's <c>!=</c>, false where either is undefined.</summary>
    public static bool Differ(double a, double b) => a < b || a > b;

    public static bool And(bool a, bool b) => a && b;

    public static bool Or(bool a, bool b) => a || b;

    public static bool Not(bool a) => !a;
}
