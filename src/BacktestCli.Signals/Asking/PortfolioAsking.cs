using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Signals.Contracts;

namespace BacktestCli.Signals.Asking;

/// <summary>
/// Puts questions inside the run, because they depend on what is held: the first strategy that looks for a signal at a time at which a
/// question is due waits for the answer, and all act on it. What is held is what the account holds then, before any order of that time.
/// </summary>
/// <remarks>One for the whole run. The same run asks the same questions, so that a stored answer is found again.</remarks>
public sealed class PortfolioAsking : ISignalSource, IDisposable
{
    private readonly SignalAsker _asker;
    private readonly PortfolioWindows _windows;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<Instrument, Signal> _latest = [];
    private readonly List<AnsweredQuestion> _answers = [];
    private long _time = long.MinValue;

    /// <summary>Before the first bar.</summary>
    /// <param name="asker">Answers the questions.</param>
    /// <param name="sources">The bars of each instrument of the run, in order of name; they are read a second time, beside the run.</param>
    /// <param name="strategy">Makes a fresh strategy, which observes and does not run.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public PortfolioAsking(
        SignalAsker asker, IReadOnlyList<IBarSource> sources, Func<ISignalStrategy> strategy, CancellationToken cancellationToken)
    {
        (_asker, _cancellationToken) = (asker, cancellationToken);
        _windows = new PortfolioWindows(sources, strategy, cancellationToken);
    }

    /// <summary>What became of each question so far, in order.</summary>
    public IReadOnlyList<AnsweredQuestion> Answers => _answers;

    /// <inheritdoc/>
    /// <exception cref="SignalException">A question that is due cannot be answered.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public Signal? Latest(IStrategyContext context)
    {
        if (context.Time > _time)
        {
            _time = context.Time;
            _windows.MoveTo(_time);
            if (_windows.IsDue)
                Ask(context.Portfolio);
        }

        return _latest.GetValueOrDefault(context.Instrument);
    }

    /// <summary>The questions of a run that never holds anything: as many as any run has, and nearly as long.</summary>
    /// <param name="sources">The bars of each instrument of the run, in order of name.</param>
    /// <param name="strategy">Makes a fresh strategy, which observes and does not run.</param>
    /// <param name="cash">What the account holds, quote currency.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static IEnumerable<SignalQuestion> QuestionsOfNoPosition(
        IReadOnlyList<IBarSource> sources, Func<ISignalStrategy> strategy, decimal cash, CancellationToken cancellationToken)
    {
        using PortfolioWindows windows = new(sources, strategy, cancellationToken);
        for (long time = windows.NextTime; time < long.MaxValue; time = windows.NextTime)
        {
            windows.MoveTo(time);
            if (windows.IsDue)
                yield return Question(windows, time, new AccountState(cash, (double)cash, []));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _windows.Dispose();

    private static SignalQuestion Question(PortfolioWindows windows, long time, AccountState account) =>
        new() { Plan = windows.Plan, Time = time, Instruments = windows.Show(), Account = account };

    private static AccountState State(IPortfolioView portfolio) => new(
        portfolio.Cash,
        portfolio.Equity,
        [
            .. portfolio.Instruments.Select(instrument => (Instrument: instrument, Position: portfolio.PositionOf(instrument)))
                .Where(held => !held.Position.IsFlat)
                .Select(held => new HeldPosition(held.Instrument, held.Position.Quantity, held.Position.EntryPrice)),
        ]);

    private void Ask(IPortfolioView portfolio)
    {
        SignalQuestion question = Question(_windows, _time, State(portfolio));
        AnsweredQuestion answer = _asker.AskAsync(question, _cancellationToken).GetAwaiter().GetResult();
        _answers.Add(answer);
        foreach (InstrumentSignal one in answer.Signals)
            _latest[one.Instrument] = one.Signal;
    }
}
