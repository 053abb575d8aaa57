using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Signals.Contracts;

namespace BacktestCli.Signals.Asking;

/// <summary>
/// Writes down which questions a strategy has about an instrument. They can be gone through as often as one likes; each time the bars are
/// read anew.
/// </summary>
/// <remarks>Memory holds one window, and those of the questions that the reader keeps.</remarks>
/// <param name="source">The bars of the run.</param>
/// <param name="strategy">Makes a fresh strategy, which observes and does not run.</param>
/// <param name="columns">What else is known of each bar, shown beside the strategy's own values.</param>
public sealed class SignalPlanner(IBarSource source, Func<ISignalStrategy> strategy, IReadOnlyList<BarColumn> columns)
{
    /// <summary>How many questions there are.</summary>
    public int Count(CancellationToken cancellationToken) => Questions(cancellationToken).Count();

    /// <summary>The questions, in order of time.</summary>
    /// <remarks>
    /// With batches a question holds the window that ends at its first bar that is asked about, and every bar from there to its last; the
    /// last question may ask about fewer. No question holds a bar that closes after its time.
    /// </remarks>
    public IEnumerable<SignalQuestion> Questions(CancellationToken cancellationToken)
    {
        ISignalStrategy observer = strategy();
        SignalPlan plan = observer.Signals;
        RollingWindow window = new(source, observer, columns, plan.Window + ((plan.Batch - 1) * plan.Every));
        int asked = 0;
        SignalQuestion? pending = null;
        foreach (Bar bar in BarReader.Read(source, cancellationToken))
        {
            window.Add(bar);
            if (!plan.IsAskedAfter(window.Seen, observer.WarmUpBars))
                continue;
            asked++;
            SignalQuestion question = Question(plan, window, asked);
            pending = asked < plan.Batch ? question : null;
            if (pending is not null)
                continue;
            asked = 0;
            yield return question;
        }

        if (pending is not null)
            yield return pending;
    }

    /// <summary>The questions of several instruments, in order of time; those of one time in the order of the instruments.</summary>
    public static IEnumerable<SignalQuestion> InOrder(IReadOnlyList<SignalPlanner> planners, CancellationToken cancellationToken)
    {
        IEnumerator<SignalQuestion>[] readers = [.. planners.Select(planner => planner.Questions(cancellationToken).GetEnumerator())];
        try
        {
            PriorityQueue<int, (long Time, int Place)> next = new();
            for (int i = 0; i < readers.Length; i++)
                Step(i);
            while (next.TryDequeue(out int place, out _))
            {
                yield return readers[place].Current;
                Step(place);
            }

            void Step(int place)
            {
                if (readers[place].MoveNext())
                    next.Enqueue(place, (readers[place].Current.Time, place));
            }
        }
        finally
        {
            foreach (IEnumerator<SignalQuestion> reader in readers)
                reader.Dispose();
        }
    }

    /// <remarks>
    /// A contract judges the last bars one by one, so that the batch of a question runs from its first bar that is asked about to its last.
    /// </remarks>
    private static SignalQuestion Question(SignalPlan plan, RollingWindow window, int asked) => new()
    {
        Plan = plan with { Batch = ((asked - 1) * plan.Every) + 1 },
        Time = window.Time,
        Instruments = [window.Show(plan.Window + ((asked - 1) * plan.Every))],
    };
}
