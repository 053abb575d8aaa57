using System.Globalization;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Signals;
using BacktestCli.Signals.Asking;

namespace BacktestCli.Handlers.Signals;

/// <summary>What the strategies of one run are told: asked for before it, or, where the questions depend on what is held, inside it.</summary>
/// <param name="session">Answers the questions.</param>
/// <param name="sources">The bars of the run, in order of the instruments' names.</param>
/// <param name="book">All answers; null where they are asked for inside the run.</param>
/// <param name="inside">Asks inside the run; null where all is answered.</param>
internal sealed class SignalRun(SignalSession session, IReadOnlyList<IBarSource> sources, SignalBook? book, PortfolioAsking? inside) : IDisposable
{
    /// <summary>Who answered.</summary>
    public SignalSession Session => session;

    /// <summary>The bars of the run, in order of the instruments' names.</summary>
    public IReadOnlyList<IBarSource> Sources => sources;

    /// <summary>True where questions are put inside the run.</summary>
    public bool AsksInside => inside is not null;

    /// <summary>All answers; where they are asked for inside the run, those so far.</summary>
    public SignalBook Book => book ?? SignalBook.Of(inside!.Answers);

    /// <summary>A strategy that is told them.</summary>
    public IStrategy Tell(IStrategy strategy, Instrument instrument) => Tell(strategy, inside is null ? Book.SeriesOf(instrument) : inside);

    /// <summary>A strategy that is told the signals of another book.</summary>
    public static IStrategy Tell(IStrategy strategy, Instrument instrument, SignalBook book) => Tell(strategy, book.SeriesOf(instrument));

    /// <summary>Refuses a run of which too much was answered by nobody.</summary>
    /// <exception cref="SignalException">It was.</exception>
    public void RequireAnswers()
    {
        SignalTotals totals = Book.Totals;
        double most = session.Choice.MaxAbstainShare;
        if (totals.Answers == 0 || totals.Abstained <= most * totals.Answers)
            return;
        throw new SignalException(
            $"{totals.Abstained:N0} of {totals.Answers:N0} questions ({Percent((double)totals.Abstained / totals.Answers)}) were answered by nobody, and --max-abstain is {Percent(most)}. "
            + $"Nothing is reported. What was answered is kept in {session.Store.Path}; see why with backtest signals show, and run it again, or raise --max-abstain.");
    }

    /// <inheritdoc/>
    public void Dispose() => inside?.Dispose();

    private static IStrategy Tell(IStrategy strategy, ISignalSource source)
    {
        ((ISignalStrategy)strategy).Attach(source);
        return strategy;
    }

    private static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %";
}
