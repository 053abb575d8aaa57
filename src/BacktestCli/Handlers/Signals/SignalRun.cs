using System.Globalization;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Signals;
using BacktestCli.Signals.Asking;

namespace BacktestCli.Handlers.Signals;

/// <summary>
/// What the strategies of one run are told: asked for before it, or, where the questions depend on what is held, inside it.
/// </summary>
internal sealed class SignalRun : IDisposable
{
    private readonly SignalBook? _book;
    private readonly PortfolioAsking? _inside;

    /// <summary>A run for which all is answered.</summary>
    /// <param name="session">Who answered.</param>
    /// <param name="sources">The bars of the run, in order of the instruments' names.</param>
    /// <param name="book">All answers.</param>
    public SignalRun(SignalSession session, IReadOnlyList<IBarSource> sources, SignalBook book) => (Session, Sources, _book) = (session, sources, book);

    /// <summary>A run inside which questions are put.</summary>
    /// <param name="session">Who answers.</param>
    /// <param name="sources">The bars of the run, in order of the instruments' names.</param>
    /// <param name="observer">Makes a strategy that observes the bars.</param>
    /// <param name="cancellationToken">Gives up asking.</param>
    public SignalRun(SignalSession session, IBarSource[] sources, Func<ISignalStrategy> observer, CancellationToken cancellationToken)
    {
        (Session, Sources) = (session, sources);
        _inside = new PortfolioAsking(session.Asker, sources, observer, cancellationToken);
    }

    /// <summary>Who answers.</summary>
    public SignalSession Session { get; }

    /// <summary>The bars of the run, in order of the instruments' names.</summary>
    public IReadOnlyList<IBarSource> Sources { get; }

    /// <summary>True where questions are put inside the run.</summary>
    public bool AsksInside => _inside is not null;

    /// <summary>All answers; where they are asked for inside the run, those so far.</summary>
    public SignalBook Book => _book ?? SignalBook.Of(_inside!.Answers);

    /// <summary>A strategy that is told them.</summary>
    public IStrategy Tell(IStrategy strategy, Instrument instrument) => Tell(strategy, _inside is null ? Book.SeriesOf(instrument) : _inside);

    /// <summary>A strategy that is told the signals of another book.</summary>
    public static IStrategy Tell(IStrategy strategy, Instrument instrument, SignalBook book) => Tell(strategy, book.SeriesOf(instrument));

    /// <summary>Refuses a run of which too much was answered by nobody.</summary>
    /// <exception cref="SignalException">It was.</exception>
    public void RequireAnswers()
    {
        SignalTotals totals = Book.Totals;
        double most = Session.Choice.MaxAbstainShare;
        if (totals.Answers == 0 || totals.Abstained <= most * totals.Answers)
            return;
        throw new SignalException(
            $"{totals.Abstained:N0} of {totals.Answers:N0} questions ({Percent((double)totals.Abstained / totals.Answers)}) were answered by nobody, and --max-abstain is {Percent(most)}. "
            + $"{WhyOneWasNot()}Nothing is reported. What was answered is kept in {Session.Store.Name}; see why with backtest signals show, and run it again, or raise --max-abstain.");
    }

    /// <summary>The reason of the first question that nobody answered, as it was recorded; empty where there is none.</summary>
    private string WhyOneWasNot() => Book.Signals
        .SelectMany(one => one.Answers)
        .Where(answer => answer.IsAbstained)
        .Select(answer => Session.Store.Find(answer.Key)?.Reason)
        .OfType<string>()
        .Select(reason => $"The first because of this: {reason} ")
        .FirstOrDefault() ?? "";

    /// <inheritdoc/>
    public void Dispose() => _inside?.Dispose();

    private static IStrategy Tell(IStrategy strategy, ISignalSource source)
    {
        ((ISignalStrategy)strategy).Attach(source);
        return strategy;
    }

    private static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %";
}
