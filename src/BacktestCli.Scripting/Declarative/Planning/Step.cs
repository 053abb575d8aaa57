using System.Linq.Expressions;
using BacktestCli.Core.Market;
using BacktestCli.Scripting.Declarative.Expressions;

namespace BacktestCli.Scripting.Declarative.Planning;

/// <summary>Something that remembers earlier bars, and so takes one step at every bar whether its value is asked for or not.</summary>
internal abstract class Step(int index, ResultType type)
{
    private readonly List<OutputNode> _outputs = [];

    /// <summary>Its place among the steps of the plan; what it depends on comes earlier.</summary>
    public int Index { get; } = index;

    public ResultType Type { get; } = type;

    /// <summary>What it is, for people: <c>rsi(close, 14)</c>.</summary>
    public virtual string Label => $"step {Index + 1}";

    /// <summary>Those of its values that are asked for.</summary>
    public IReadOnlyList<OutputNode> Outputs => _outputs;

    /// <summary>Output <paramref name="number"/>, 0 the headline.</summary>
    public OutputNode Output(int number, Plan plan)
    {
        if (_outputs.Find(output => output.Number == number) is { } known)
            return known;
        OutputNode made = new(this, number, plan.ReserveValue());
        _outputs.Add(made);
        return made;
    }

    /// <summary>Rules that the parameters break.</summary>
    public virtual IEnumerable<PlacedProblem> Problems(double[] slots) => [];

    /// <summary>What an output is.</summary>
    public virtual ResultType TypeOf(int output) => Type;

    /// <summary>How an output grows with prices and volumes; null where that is not known.</summary>
    public abstract ValueScale? ScaleOf(int output);

    /// <summary>Makes what it remembers, for one run, and clears its slots.</summary>
    public virtual object? CreatePart(Machine machine) => CreatePart(machine.Slots);

    /// <summary>The same, for one that asks for no more than the slots.</summary>
    public virtual object? CreatePart(double[] slots) => null;

    /// <summary>Bars it needs before one of its outputs has a value; its inputs are known already.</summary>
    public abstract int WarmUp(OutputNode output, Machine machine);

    /// <summary>The code of one step, which sets its outputs.</summary>
    public abstract IEnumerable<Expression> Emit(Frame frame);
}

/// <summary>A mistake, and the place in an expression where it shows.</summary>
internal sealed record PlacedProblem(SourceText Source, int Offset, string Message);
