using System.Linq.Expressions;

namespace BacktestCli.Scripting.Declarative.Planning;

/// <summary>
/// What has to be done at every bar, in order, and where its numbers are kept. It is made once a file and holds nothing that changes, so
/// that one compiled function serves every run of it, on any thread; what changes is a <see cref="Machine"/>.
/// </summary>
internal sealed class Plan
{
    /// <summary>Slot for the size of an entry.</summary>
    public const int SizeSlot = 0;

    /// <summary>Slot for the stop-loss of an entry.</summary>
    public const int StopLossSlot = 1;

    /// <summary>Slot for the take-profit of an entry.</summary>
    public const int TakeProfitSlot = 2;

    /// <summary>Slot for the fill price of the position's entry.</summary>
    public const int EntryPriceSlot = 3;

    /// <summary>Slot for the bars that the position has been held.</summary>
    public const int BarsHeldSlot = 4;

    private readonly Dictionary<string, Step> _byKey = [];
    private readonly List<Step> _steps = [];

    /// <summary>In the order of what depends on what.</summary>
    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>Slots in use.</summary>
    public int Slots { get; private set; } = BarsHeldSlot + 1;

    /// <summary>Values that steps give at each bar.</summary>
    public int Values { get; private set; }

    /// <summary>What the values are, in the order of their places.</summary>
    public string[] Names()
    {
        string[] names = new string[Values];
        foreach (OutputNode output in _steps.SelectMany(step => step.Outputs))
        {
            string part = output.Number > 0 && output.Step is IndicatorStep indicator ? "." + indicator.Entry.Outputs[output.Number].Name : "";
            names[output.Index] = output.Step.Label + part;
        }

        return names;
    }

    /// <summary>Makes room for numbers that outlast a bar, and gives the first slot.</summary>
    public int ReserveSlots(int count) => (Slots += count) - count;

    /// <summary>Makes room for a value that lasts for a bar.</summary>
    public int ReserveValue() => Values++;

    /// <summary>The step of that key, made where there is none yet: equal expressions share one.</summary>
    /// <param name="key">Equal for equal expressions.</param>
    /// <param name="make">Makes it from its index.</param>
    public Step Share(string key, Func<int, Step> make)
    {
        if (!_byKey.TryGetValue(key, out Step? step))
        {
            step = make(_steps.Count);
            _steps.Add(step);
            _byKey.Add(key, step);
        }

        return step;
    }

    /// <summary>A compiled function that takes every step and then gives <paramref name="result"/>.</summary>
    /// <param name="example">Any machine of this plan; it shows of what types the steps' parts are.</param>
    /// <param name="result">The code that comes after the steps; an <see cref="int"/>.</param>
    /// <param name="isTraced">True where every value is to be left in the slots after <see cref="Slots"/>; a condition is 1 or 0.</param>
    public StepFunction Compile(Machine example, Func<Frame, Expression> result, bool isTraced = false)
    {
        Frame frame = new(this, example);
        List<Expression> body = [];
        foreach (Step step in _steps)
            body.AddRange(step.Emit(frame));
        if (isTraced)
            body.AddRange(frame.Values.Select((value, i) => Expression.Assign(frame.Slot(Slots + i), AsNumber(value))));
        body.Add(result(frame));
        return Expression.Lambda<StepFunction>(Expression.Block(frame.Values, body), frame.Parameters).Compile();
    }

    private static Expression AsNumber(Expression value) =>
        value.Type == typeof(double) ? value : Expression.Condition(value, Expression.Constant(1.0), Expression.Constant(0.0));
}
