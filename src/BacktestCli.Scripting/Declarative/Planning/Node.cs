using System.Linq.Expressions;
using BacktestCli.Core.Market;
using BacktestCli.Scripting.Declarative.Expressions;

namespace BacktestCli.Scripting.Declarative.Planning;

/// <summary>
/// An expression whose names and types are known. What needs memory from bar to bar is not here but in a <see cref="Step"/>.
/// </summary>
internal abstract class Node(ResultType type, params Node[] operands)
{
    public ResultType Type { get; } = type;

    public IReadOnlyList<Node> Operands { get; } = operands;

    /// <summary>True where it is known before the first bar: numbers and parameters only.</summary>
    public virtual bool IsFixed => Operands.All(operand => operand.IsFixed);

    /// <summary>What it asks of the position held, which has a value only while one is held.</summary>
    public virtual IEnumerable<string> PositionNames => Operands.SelectMany(operand => operand.PositionNames);

    /// <summary>True where it cannot be NaN or infinite.</summary>
    public virtual bool IsAlwaysFinite => false;

    /// <summary>How it grows with prices and volumes; null where that is not known.</summary>
    public virtual ValueScale? Scale => null;

    /// <summary>How many nodes it comes to once names are replaced by what they stand for.</summary>
    public int Weight { get; } = Weigh(operands);

    /// <summary>Equal for equal expressions.</summary>
    public abstract string Key { get; }

    /// <summary>Bars it needs before it has a value.</summary>
    public virtual int WarmUp(Machine machine)
    {
        int longest = 0;
        foreach (Node operand in Operands)
            longest = Math.Max(longest, operand.WarmUp(machine));
        return longest;
    }

    /// <summary>Its value where <see cref="IsFixed"/>; a condition is 1 or 0.</summary>
    public abstract double Evaluate(double[] slots);

    /// <summary>The code that computes it at a bar.</summary>
    public abstract Expression Emit(Frame frame);

    private static int Weigh(Node[] operands)
    {
        int weight = 1;
        foreach (Node operand in operands)
            weight += operand.Weight;
        return weight;
    }
}
