using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Signals;
using BacktestCli.Signals.Asking;
using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Store;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Signals.Asking;

/// <summary>Questions that depend on what is held are put inside the run, see all that has closed, and are answered once for all instruments.</summary>
public sealed class PortfolioAskingTests
{
    private static readonly SignalPlan Plan = new() { Contract = "mood", Window = 4, Every = 3 };

    private static readonly ListSource[] Sources =
    [
        Source("AAA", 1, from: 0, to: 30), Source("BBB", 2, from: 6, to: 24), Source("CCC", 3, from: 0, to: 30),
    ];

    [Fact]
    public void The_first_to_look_asks_once_for_all_with_every_bar_that_has_closed_and_none_that_has_not()
    {
        using AskingDesk desk = Desk();
        (Trader[] traders, IReadOnlyList<AnsweredQuestion> answers, _) = Run(desk);
        long[] due = [.. Enumerable.Range(0, 9).Select(i => ListSource.At(4 + (i * 3)))];
        Assert.Equal(due, answers.Select(answer => answer.Time));
        foreach ((long time, (_, ChatRequest request)) in due.Zip(desk.Models.Asked))
            Assert.StartsWith(Prompt(time) + "\nheld:", request.Messages[1].Text, StringComparison.Ordinal);
        foreach ((Trader trader, ListSource source) in traders.Zip(Sources))
        {
            Assert.Equal(source.ReadBlocks(CancellationToken.None).Sum(block => block.Count), trader.Told.Count);
            Assert.All(trader.Told, told => Assert.Equal(due.LastOrDefault(time => time <= told.Time), told.Signal?.Time ?? 0));
        }
    }

    [Fact]
    public void What_is_held_at_the_time_is_told_and_a_replay_of_the_run_asks_nothing()
    {
        using AskingDesk desk = Desk();
        (_, IReadOnlyList<AnsweredQuestion> asked, BacktestResult result) = Run(desk);
        Assert.EndsWith("\nheld: ", desk.Models.Asked[0].Request.Messages[1].Text, StringComparison.Ordinal);
        Assert.EndsWith("\nheld: 1, 1", desk.Models.Asked[1].Request.Messages[1].Text, StringComparison.Ordinal);
        Assert.EndsWith("\nheld: 1, 1, 1", desk.Models.Asked[3].Request.Messages[1].Text, StringComparison.Ordinal);
        int calls = desk.Models.Asked.Count;
        (_, IReadOnlyList<AnsweredQuestion> replayed, BacktestResult again) = Run(desk, SignalMode.Replay);
        Assert.Equal(calls, desk.Models.Asked.Count);
        Assert.Equal(BatchTests.Text(SignalBook.Of(asked)), BatchTests.Text(SignalBook.Of(replayed)));
        Assert.Equal(result.FinalEquity, again.FinalEquity);
        Assert.Equal(result.Fills, again.Fills);
    }

    [Fact]
    public void Other_cash_is_another_question_where_nothing_is_recorded()
    {
        using AskingDesk desk = Desk();
        Run(desk);
        SignalException fault = Assert.Throws<SignalException>(() => Run(desk, SignalMode.Replay, quantity: 2));
        Assert.Contains("held: 1, 1", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_estimate_counts_the_questions_of_a_run()
    {
        using AskingDesk desk = Desk();
        int questions = PortfolioAsking.QuestionsOfNoPosition(Sources, () => new Trader(null, 1), 10_000, CancellationToken.None).Count();
        Assert.Equal(Run(desk).Answers.Count, questions);
    }

    [Fact]
    public void Giving_up_ends_the_wait_for_an_answer()
    {
        using CancellationTokenSource source = new();
        using AskingDesk desk = new()
        {
            Contract = new MoodContract(dependsOnAccount: true),
            Models = new((_, _) => "")
            {
                Before = async (_, cancellationToken) =>
                {
                    await source.CancelAsync();
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
                },
            },
        };
        Assert.ThrowsAny<OperationCanceledException>(() => Run(desk, cancellation: source.Token));
    }

    private static AskingDesk Desk() => new() { Contract = new MoodContract(dependsOnAccount: true) };

    private static ListSource Source(string symbol, int seed, int from, int to) =>
        new(RandomMarket.Bars(seed, to)[from..]) { Instrument = new Instrument("test", MarketKind.Spot, symbol) };

    /// <summary>The bars a question must show, by filtering them all.</summary>
    private static string Prompt(long time) => string.Join('\n', Sources.SelectMany(source =>
    {
        Bar[] closed = [.. source.ReadBlocks(CancellationToken.None).SelectMany(block => Enumerable.Range(0, block.Count).Select(i => block[i]))
            .Where(bar => Interval.OneHour.Next(bar.OpenTime) <= time).TakeLast(Plan.Window)];
        return closed.Select((bar, i) => $"bar t-{closed.Length - 1 - i}: close {bar.Close}").Prepend($"{source.Instrument}").Take(closed.Length > 0 ? 99 : 0);
    }));

    private static (Trader[] Traders, IReadOnlyList<AnsweredQuestion> Answers, BacktestResult Result) Run(
        AskingDesk desk, SignalMode mode = SignalMode.Auto, decimal quantity = 1, CancellationToken? cancellation = null)
    {
        using RecordingStore store = RecordingStore.Open(desk.Path);
        SignalAsker asker = new(desk.Contract, desk.Options(mode), store, mode == SignalMode.Replay ? null : desk.Models, desk.Clock);
        using PortfolioAsking asking = new(asker, Sources, () => new Trader(null, quantity), cancellation ?? TestContext.Current.CancellationToken);
        Trader[] traders = [.. Sources.Select(_ => new Trader(asking, quantity))];
        InstrumentFeed[] feeds = [.. Sources.Zip(traders, (source, trader) => new InstrumentFeed { Source = source, Strategy = trader })];
        BacktestResult result = BacktestEngine.Run(feeds, new BacktestOptions(), CancellationToken.None);
        return (traders, asking.Answers, result);
    }

    /// <summary>Buys as soon as the market is in a good mood.</summary>
    private sealed class Trader(ISignalSource? source, decimal quantity) : ISignalStrategy
    {
        public SignalPlan Signals => Plan;

        public int WarmUpBars => 0;

        public List<(long Time, Signal? Signal)> Told { get; } = [];

        public void Attach(ISignalSource source) => throw new NotSupportedException("It is attached from the start.");

        public ReadOnlySpan<double> Observe(in Bar bar) => [];

        public void OnBar(IStrategyContext context)
        {
            Signal? signal = source!.Latest(context);
            Told.Add((context.Time, signal));
            if (signal?.Score > 0 && context.Position.IsFlat)
                context.Submit(new MarketOrder(Side.Buy, Size.OfBase(quantity)));
        }
    }
}
