using BacktestCli.Core.Market;

namespace BacktestCli.Scripting.Declarative.Planning;

/// <summary>All that one run of a <see cref="Plan"/> remembers.</summary>
internal sealed class Machine
{
    /// <summary>A machine at its first bar.</summary>
    /// <param name="plan">What it runs.</param>
    /// <param name="slots">Numbers known before the first bar, in their slots; taken over.</param>
    /// <param name="interval">How long its bars are; only a plan with longer bars asks.</param>
    public Machine(Plan plan, double[] slots, Interval interval = default)
    {
        (Slots, Interval) = (slots, interval);
        Parts = new object?[plan.Steps.Count];
        WarmUps = new int[plan.Values];
        foreach (Step step in plan.Steps)
        {
            Parts[step.Index] = step.CreatePart(this);
            foreach (OutputNode output in step.Outputs)
                WarmUps[output.Index] = step.WarmUp(output, this);
        }
    }

    /// <summary>How long its bars are.</summary>
    public Interval Interval { get; }

    /// <summary>Numbers in and out, and what crossings remember.</summary>
    public double[] Slots { get; }

    /// <summary>What the steps remember; null for one that remembers in slots.</summary>
    public object?[] Parts { get; }

    /// <summary>Bars that each value needs.</summary>
    public int[] WarmUps { get; }
}
