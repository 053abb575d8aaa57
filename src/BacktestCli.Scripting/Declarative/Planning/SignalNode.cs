using System.Linq.Expressions;
using BacktestCli.Scripting.Declarative.Expressions;

namespace BacktestCli.Scripting.Declarative.Planning;

/// <summary>Something of the latest signal; NaN while there is none that still holds.</summary>
/// <param name="name">What.</param>
/// <param name="slot">Where it stands.</param>
internal sealed class SignalNode(string name, int slot) : Node(ResultType.Number)
{
    /// <summary>The word before the dot.</summary>
    public const string Word = "signal";

    /// <summary>What can be asked of a signal, in the order of its slots.</summary>
    public static IReadOnlyList<string> Names { get; } = ["score", "direction", "confidence", "entry", "stop", "target", "share", "age"];

    public override bool IsFixed => false;

    public override string Key => $"{Word}.{name}";

    public override int WarmUp(Machine machine) => 1;

    public override double Evaluate(double[] slots) => double.NaN;

    public override Expression Emit(Frame frame) => frame.Slot(slot);
}
