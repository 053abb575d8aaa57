using System.Linq.Expressions;

namespace BacktestCli.Scripting.Declarative.Planning;

/// <summary>
/// What has to be done at every bar, in order, and where its numbers are kept. It is made once a file and holds nothing that changes, so
/// that one compiled function serves every run of it, on any thread; what changes is a <see cref="Machine"/>.
/// </summary>
/// <param name="outer">The plan of the bars that this one's longer bars are made of, whose slots it uses; null: there is none.</param>
internal sealed class Plan(Plan? outer = null)
{
    /// <summary>Slot for the fill price of the position's entry.</summary>
    public const int EntryPriceSlot = 0;

    /// <summary>Slot for the bars that the position has been held.</summary>
    public const int BarsHeldSlot = 1;

    private readonly Dictionary<string, Step> _byKey = [];
    private readonly List<Step> _steps = [];
    private int _slots = BarsHeldSlot + 1;

    /// <summary>In the order of what depends on what.</summary>
    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>Slots in use.</summary>
    public int Slots => outer?.Slots ?? _slots;

    /// <summary>Values that steps give at each bar.</summary>
    public int Values { get; private set; }

    /// <summary>Those of its steps that run on longer bars.</summary>
    public IEnumerable<LongerStep> Longer => _steps.OfType<LongerStep>();

    /// <summary>Steps, those on longer bars included.</summary>
    public int Size => _steps.Count + Longer.Sum(step => step.Inner.Size);
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
    public int ReserveSlots(int count) => outer?.ReserveSlots(count) ?? (_slots += count) - count;

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
    /// <param name="keepIn">First of the slots in which the values are kept for <see cref="CompileRepeat"/>; null: they are not.</param>
    public StepFunction Compile(Machine example, Func<Frame, Expression> result, int? keepIn = null)
    {
        Frame frame = new(this, example);
        IEnumerable<Expression> kept = keepIn is { } first
            ? frame.Values.Select((value, i) => Expression.Assign(frame.Slot(first + i), Frame.ToNumber(value)))
            : [];
        return Compile(frame, [.. _steps.SelectMany(step => step.Emit(frame)), .. kept, result(frame)]);
    }

    /// <summary>A compiled function that takes no step and gives <paramref name="result"/> once more, of the values that were kept.</summary>
    /// <param name="example">Any machine of this plan.</param>
    /// <param name="result">The code that gives the result; an <see cref="int"/>.</param>
    /// <param name="keptIn">First of the slots in which the values were kept.</param>
    public StepFunction CompileRepeat(Machine example, Func<Frame, Expression> result, int keptIn)
    {
        Frame frame = new(this, example);
        IEnumerable<Expression> read = _steps.SelectMany(step => step.Outputs).Select(output =>
            Expression.Assign(frame.Values[output.Index], Frame.FromNumber(frame.Slot(keptIn + output.Index), output.Type)));
        return Compile(frame, [.. read, result(frame)]);
    }

    private static StepFunction Compile(Frame frame, List<Expression> body) =>
        Expression.Lambda<StepFunction>(Expression.Block(frame.Values, body), frame.Parameters).Compile();
}
