using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Handlers.Run;
using BacktestCli.Reports.Signals;
using BacktestCli.Signals.Asking;

namespace BacktestCli.Handlers.Signals;

/// <summary>
/// Runs again what a run with signals is held against: the same without signals that are not primary, and with signals at the wrong times.
/// </summary>
/// <param name="simulation">The run.</param>
/// <param name="signals">What its strategies were told.</param>
/// <param name="timings">Takes the time of it.</param>
internal sealed class SignalTrials(RunSimulation simulation, SignalRun signals, Timings timings)
{
    /// <summary>The account of the run's signals.</summary>
    public SignalAccount Account(CancellationToken cancellationToken)
    {
        SignalBook book = signals.Book;
        BacktestResult? primary = book.Signals.All(one => one.Signal.Origin.IsPrimary) ? null : Run(book.WithoutNonPrimary(), cancellationToken);
        return SignalAccounts.Of(signals, primary, Placebos(book, cancellationToken));
    }

    private IReadOnlyList<HeadlineMetrics> Placebos(SignalBook book, CancellationToken cancellationToken)
    {
        int wanted = signals.Session.Choice.Placebo;
        if (wanted == 0)
            return [];
        Dictionary<(Instrument, long), double> closes = Closes(book, cancellationToken);
        return [.. Enumerable.Range(1, wanted).Select(seed =>
            HeadlineMetrics.Of(Run(Placebo.Shuffle(book, seed, (instrument, time) => closes[(instrument, time)]), cancellationToken)))];
    }

    private BacktestResult Run(SignalBook book, CancellationToken cancellationToken) => simulation.Run(
        simulation.Feeds(areKnown: true), (strategy, instrument) => SignalRun.Tell(strategy, instrument, book), timings, cancellationToken);

    /// <summary>The closes at which there is a signal.</summary>
    private Dictionary<(Instrument, long), double> Closes(SignalBook book, CancellationToken cancellationToken)
    {
        HashSet<(Instrument, long)> wanted = [.. book.Signals.Select(one => (one.Instrument, one.Signal.Time))];
        Dictionary<(Instrument, long), double> closes = [];
        foreach (IBarSource source in signals.Sources)
        {
            foreach (BarSeries block in source.ReadBlocks(cancellationToken))
            {
                for (int i = 0; i < block.Count; i++)
                {
                    (Instrument, long) at = (source.Instrument, source.Interval.Next(block.OpenTimes[i]));
                    if (wanted.Contains(at))
                        closes[at] = block.Closes[i];
                }
            }
        }

        return closes;
    }
}
