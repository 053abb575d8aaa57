using System.Globalization;
using BacktestCli.Core.Strategies;

namespace BacktestCli.Scripting.Declarative;

/// <summary>Parameter values as text.</summary>
internal static class ParameterText
{
    /// <summary>Above it, neighbouring whole numbers are not told apart: 2^53.</summary>
    private const double LargestInteger = 9_007_199_254_740_992;

    /// <summary>What a value of the type is, in a sentence.</summary>
    public static string Describe(ParameterType type) => type switch
    {
        ParameterType.Integer => "a whole number",
        ParameterType.Number => "a number",
        _ => "true or false",
    };

    /// <summary>Reads <c>14</c>, <c>0.95</c>, <c>95%</c> or <c>true</c>, as the type asks.</summary>
    public static bool TryRead(ParameterType type, string text, out double value) => type switch
    {
        ParameterType.Integer => TryNumber(text, NumberStyles.AllowLeadingSign, out value) && Math.Abs(value) <= LargestInteger,
        ParameterType.Number when text.EndsWith('%') => TryNumber(text[..^1] + "e-2", NumberStyles.Float, out value),
        ParameterType.Number => TryNumber(text, NumberStyles.Float, out value),
        _ => TrySwitch(text, out value),
    };

    /// <summary>Why a value that could be read is still not allowed; null where it is.</summary>
    public static string? RangeProblem(StrategyParameter parameter, double value) => parameter switch
    {
        { Min: { } min, Max: { } max } when value < min || value > max => $"must be from {min} to {max}",
        { Min: { } min } when value < min => $"must be {min} or more",
        { Max: { } max } when value > max => $"must be {max} or less",
        _ => null,
    };

    private static bool TryNumber(string text, NumberStyles styles, out double value) =>
        double.TryParse(text, styles, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static bool TrySwitch(string text, out double value)
    {
        value = text == "true" ? 1 : 0;
        return text is "true" or "false";
    }
}
