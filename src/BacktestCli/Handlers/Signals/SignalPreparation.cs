using BacktestCli.Composition;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Series;
using BacktestCli.Data.Sources;
using BacktestCli.Handlers.Run;
using BacktestCli.Signals;
using BacktestCli.Signals.Asking;
using BacktestCli.Signals.Contracts;

namespace BacktestCli.Handlers.Signals;

/// <summary>Plans the questions of a run, and gets them answered before it.</summary>
/// <param name="terminal">How to talk.</param>
/// <param name="clock">For rates and the time left.</param>
/// <param name="session">Answers the questions.</param>
/// <param name="bars">The instruments of the run, in order of name, each with what else is known of its bars.</param>
internal sealed class SignalPreparation(
    Terminal terminal, TimeProvider clock, SignalSession session, IReadOnlyList<(IBarSource Source, IReadOnlyList<BarColumn> Columns)> bars)
{
    /// <summary>What a run reads, made ready to be asked about.</summary>
    /// <param name="data">The instruments, in any order.</param>
    /// <param name="cache">Knows more of them.</param>
    /// <param name="fillsGaps">Repeat the close where bars are missing, as the run does.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="DataException">There is nothing to ask about.</exception>
    public static IReadOnlyList<(IBarSource Source, IReadOnlyList<BarColumn> Columns)> Bars(
        IReadOnlyList<RunData> data, BarCache cache, bool fillsGaps, CancellationToken cancellationToken) =>
    [
        .. data.Select(one => one.Bars.Source).OrderBy(source => source.Instrument.ToString(), StringComparer.Ordinal).Select(source =>
        {
            IBarSource read = fillsGaps ? new GapFilledBars(source) : source;
            if (read.ReadBlocks(cancellationToken).All(block => block.Count == 0))
                throw new DataException($"{source.Instrument} {source.Interval}: there are no bars in what was asked for.");
            IReadOnlyList<BarColumn> columns = source is CachedBars cached ? Columns(MarketColumns.Of(cache, cached, cancellationToken)) : [];
            return (read, columns);
        }),
    ];

    /// <summary>The questions, in order of time. Where they depend on what is held, those of a run that holds nothing.</summary>
    /// <param name="cash">What such a run holds, quote currency.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public IEnumerable<SignalQuestion> Questions(decimal cash, CancellationToken cancellationToken) => session.Contract.DependsOnAccount
        ? PortfolioAsking.QuestionsOfNoPosition([.. bars.Select(one => one.Source)], Observer, cash, cancellationToken)
        : SignalPlanner.InOrder([.. bars.Select(one => new SignalPlanner(one.Source, Observer, one.Columns))], cancellationToken);

    /// <summary>Answers all that can be asked before the run.</summary>
    /// <exception cref="SignalException">A question cannot be answered, or too many were answered by nobody.</exception>
    public async Task<SignalRun> AskAsync(CancellationToken cancellationToken)
    {
        IBarSource[] sources = [.. bars.Select(one => one.Source)];
        if (session.Contract.DependsOnAccount)
            return new SignalRun(session, sources, Observer, cancellationToken);
        SignalRun run = new(session, sources, await AnswerAsync(cancellationToken));
        run.RequireAnswers();
        return run;
    }

    private async Task<SignalBook> AnswerAsync(CancellationToken cancellationToken)
    {
        int total = Questions(0, cancellationToken).Count();
        AskingDisplay display = new(terminal, total, clock);
        IReadOnlyList<AnsweredQuestion> answers = await display.ShowAsync(progress =>
            new SignalBatch(session.Asker, session.Choice.InFlight, progress).AskAllAsync(Questions(0, cancellationToken), total, cancellationToken));
        return SignalBook.Of(answers);
    }

    private ISignalStrategy Observer()
    {
        ISignalStrategy strategy = session.Create();
        strategy.Begin(bars[0].Source.Interval);
        return strategy;
    }

    private static IReadOnlyList<BarColumn> Columns(IReadOnlyDictionary<string, IReadOnlyDictionary<long, double>> columns) =>
    [
        .. columns.Select(column => new BarColumn(
            column.Key, time => column.Value.TryGetValue(time, out double value) ? value : double.NaN, ValueScale.None)),
    ];
}
