using BacktestCli.Core.Indicators;
using BacktestCli.Core.Market;
using BacktestCli.Scripting.Declarative.Expressions;

namespace BacktestCli.Scripting.Declarative.Planning;

/// <summary>How the value of an expression grows with prices and volumes, worked out from its parts; null where no law is known.</summary>
internal static class Scales
{
    /// <summary>Of an operator or function: a product and a quotient have a scale of their own, everything else needs operands of one scale.</summary>
    public static ValueScale? Of(Operator operation, IReadOnlyList<Node> operands) => (operation.Text, operands) switch
    {
        ("*" or "/", [{ Scale: { } first }, { Scale: { } second }]) => operation.Text == "*" ? first.Times(second) : first.Over(second),
        ("*" or "/", _) => null,
        _ when Common(operands) is { } common => operation.Gives == ResultType.Condition ? ValueScale.None : common,
        _ => null,
    };

    /// <summary>Of an output of an indicator; one of bars is of their prices and volumes.</summary>
    public static ValueScale? Of(IndicatorEntry entry, int output, IReadOnlyList<Node> series) => series switch
    {
        [] => entry.ScaleOf(output, ValueScale.OfPrice, ValueScale.OfVolume),
        [{ Scale: { } first }] => entry.ScaleOf(output, first, first),
        [{ Scale: { } first }, { Scale: { } second }] => entry.ScaleOf(output, first, second),
        _ => null,
    };

    /// <summary>Of the only scale that operands have; nothing, 0, is of any.</summary>
    public static ValueScale? Common(IReadOnlyList<Node> operands)
    {
        ValueScale?[] scales = [.. operands.Where(operand => operand is not NumberNode { IsZero: true }).Select(operand => operand.Scale).Distinct()];
        return scales.Length == 0 ? ValueScale.None : scales.Length == 1 ? scales[0] : null;
    }
}
