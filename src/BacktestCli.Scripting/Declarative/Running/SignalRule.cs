using BacktestCli.Core.Strategies;
using BacktestCli.Scripting.Declarative.Planning;

namespace BacktestCli.Scripting.Declarative.Running;

/// <summary>What a strategy file wants to be told by a language model, and when.</summary>
/// <param name="Contract">The form of question and answer.</param>
internal sealed record SignalRule(string Contract)
{
    /// <summary>First of the slots that hold the latest signal, in the order of <see cref="SignalNode.Names"/>.</summary>
    public required int FirstSlot { get; init; }

    /// <summary>Bars from one question to the next; null: every bar.</summary>
    public FixedArgument? Every { get; init; }

    /// <summary>Bars that are shown; null: as many as a plan shows that says nothing.</summary>
    public FixedArgument? Window { get; init; }

    /// <summary>Bars for which an answer holds; null: until the next.</summary>
    public FixedArgument? ValidFor { get; init; }

    /// <summary>Bars that are asked about at a time; null: one.</summary>
    public FixedArgument? Batch { get; init; }

    /// <summary>The file's own values that are shown.</summary>
    public required IReadOnlyList<ShownValue> Shown { get; init; }

    /// <summary>First of the slots in which they are left while the strategy observes.</summary>
    public required int ShownSlot { get; init; }

    /// <summary>The strategy in plain words; null where the contract takes none.</summary>
    public string? Rules { get; init; }

    /// <summary>How the answers of several models become one; null: one answers.</summary>
    public SignalCombination? Combination { get; init; }

    /// <summary>What the numbers break, all of which are known before the first bar.</summary>
    public IEnumerable<PlacedProblem> Problems(double[] slots) =>
        new[] { Every, Window, ValidFor, Batch }.OfType<FixedArgument>().SelectMany(argument => argument.Problems(slots));

    /// <summary>The plan, for the parameters that stand in the slots.</summary>
    public SignalPlan Plan(double[] slots)
    {
        SignalPlan plan = new()
        {
            Contract = Contract,
            Shown = [.. Shown.Select(shown => shown.Name)],
            Scales = [.. Shown.Select(shown => shown.Node.Scale)],
            Rules = Rules,
            Combination = Combination,
        };
        int every = Read(Every, plan.Every);
        return plan with { Every = every, Window = Read(Window, plan.Window), ValidFor = Read(ValidFor, every), Batch = Read(Batch, plan.Batch) };

        int Read(FixedArgument? argument, int otherwise) => argument is null ? otherwise : (int)argument.Node.Evaluate(slots);
    }

    /// <summary>Bars until all that the model is shown has a value: the whole window of each of the file's own values too.</summary>
    public int WarmUp(Machine machine)
    {
        int window = Plan(machine.Slots).Window;
        int values = Shown.Select(shown => shown.Node.WarmUp(machine)).DefaultIfEmpty(1).Max();
        return window + Math.Max(1, values) - 1;
    }
}

/// <summary>A value of the file that the model is shown beside the bars.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Node">What it is.</param>
internal sealed record ShownValue(string Name, Node Node);
