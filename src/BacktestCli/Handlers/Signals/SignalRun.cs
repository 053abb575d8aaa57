using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Signals.Asking;

namespace BacktestCli.Handlers.Signals;

/// <summary>What the strategies of one run are told: asked for before it, or, where the questions depend on what is held, inside it.</summary>
/// <param name="session">Answers the questions.</param>
/// <param name="book">All answers; null where they are asked for inside the run.</param>
/// <param name="inside">Asks inside the run; null where all is answered.</param>
internal sealed class SignalRun(SignalSession session, SignalBook? book, PortfolioAsking? inside)
{
    /// <summary>Who answered.</summary>
    public SignalSession Session => session;

    /// <summary>All answers; where they are asked for inside the run, those so far.</summary>
    public SignalBook Book => book ?? SignalBook.Of(inside!.Answers);

    /// <summary>A strategy that is told them.</summary>
    public IStrategy Tell(IStrategy strategy, Instrument instrument) => Tell(strategy, inside is null ? Book.SeriesOf(instrument) : inside);

    /// <summary>A strategy that is told the signals of another book.</summary>
    public static IStrategy Tell(IStrategy strategy, Instrument instrument, SignalBook book) => Tell(strategy, book.SeriesOf(instrument));

    private static IStrategy Tell(IStrategy strategy, ISignalSource source)
    {
        ((ISignalStrategy)strategy).Attach(source);
        return strategy;
    }
}
