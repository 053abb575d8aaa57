using System.Globalization;
using System.Linq.Expressions;
using BacktestCli.Core.Market;
using BacktestCli.Scripting.Declarative.Expressions;

namespace BacktestCli.Scripting.Declarative.Planning;

/// <summary>A number that is written down.</summary>
internal sealed class NumberNode(double value) : Node(ResultType.Number)
{
    public override string Key { get; } = value.ToString("R", CultureInfo.InvariantCulture);

    public override ValueScale? Scale => ValueScale.None;

    public bool IsZero => value == 0;

    public override double Evaluate(double[] slots) => value;

    public override Expression Emit(Frame frame) => Expression.Constant(value);
}

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed class SwitchNode(bool value) : Node(ResultType.Condition)
{
    public override string Key => value ? "true" : "false";

    public override ValueScale? Scale => ValueScale.None;

    public override double Evaluate(double[] slots) => value ? 1 : 0;

    public override Expression Emit(Frame frame) => Expression.Constant(value);
}

/// <summary>A parameter. It stays a variable of the compiled code, so that every trial of a sweep runs the same code.</summary>
internal sealed class ParameterNode(string name, ResultType type, int slot) : Node(type)
{
    public string Name => name;

    public override string Key => name;

    public override ValueScale? Scale => ValueScale.None;

    public override double Evaluate(double[] slots) => slots[slot];

    public override Expression Emit(Frame frame) =>
        Type == ResultType.Number ? frame.Slot(slot) : Expression.NotEqual(frame.Slot(slot), Expression.Constant(0.0));
}

/// <summary>A column of the bar that has just closed.</summary>
internal sealed class BarNode(string name, string property) : Node(ResultType.Number)
{
    /// <summary>Every column, by its name in expressions.</summary>
    public static IReadOnlyDictionary<string, BarNode> All { get; } = new BarNode[]
    {
        new("open", nameof(Bar.Open)),
        new("high", nameof(Bar.High)),
        new("low", nameof(Bar.Low)),
        new("close", nameof(Bar.Close)),
        new("volume", nameof(Bar.Volume)),
        new("typical_price", nameof(Bar.TypicalPrice)),
    }.ToDictionary(node => node.Key);

    public override bool IsFixed => false;

    public override bool IsAlwaysFinite => true;

    public override string Key => name;

    public override ValueScale? Scale { get; } = property == nameof(Bar.Volume) ? ValueScale.OfVolume : ValueScale.OfPrice;

    public override int WarmUp(Machine machine) => 1;

    public override double Evaluate(double[] slots) => double.NaN;

    public override Expression Emit(Frame frame) => Expression.Property(frame.Bar, property);
}

/// <summary>Something of the position held, or being opened.</summary>
internal sealed class PositionNode(string name, Func<Frame, Expression> emit) : Node(ResultType.Number)
{
    /// <summary>What can be asked of a position, by its name in expressions.</summary>
    public static IReadOnlyDictionary<string, PositionNode> All { get; } = new PositionNode[]
    {
        new("position", frame => frame.Side),
        new("entry_price", frame => frame.Slot(Plan.EntryPriceSlot)),
        new("bars_held", frame => frame.Slot(Plan.BarsHeldSlot)),
    }.ToDictionary(node => node.Key);

    public override bool IsFixed => false;

    public override IEnumerable<string> PositionNames => [name];

    public override string Key => name;

    public override double Evaluate(double[] slots) => double.NaN;

    public override Expression Emit(Frame frame) => emit(frame);
}

/// <summary>One of a step's values at this bar.</summary>
/// <param name="step">What computes it.</param>
/// <param name="number">Which of its outputs.</param>
/// <param name="index">Its place among the values of the whole plan.</param>
internal sealed class OutputNode(Step step, int number, int index) : Node(step.TypeOf(number))
{
    public Step Step => step;

    public int Number => number;

    public int Index => index;

    public override bool IsFixed => false;

    public override string Key { get; } = $"${index}";

    public override ValueScale? Scale { get; } = step.ScaleOf(number);

    public override int WarmUp(Machine machine) => machine.WarmUps[index];

    public override double Evaluate(double[] slots) => double.NaN;

    public override Expression Emit(Frame frame) => frame.Values[index];
}
