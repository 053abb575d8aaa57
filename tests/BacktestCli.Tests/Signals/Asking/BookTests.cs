using BacktestCli.Core.Market;
using BacktestCli.Signals.Asking;
using BacktestCli.Signals.Chat;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Signals.Asking;

/// <summary>What stands in a book of signals, and what is left when some of it is taken away or dealt out anew.</summary>
public sealed class BookTests
{
    private static readonly Bar[] Bars = RandomMarket.Bars(seed: 1, count: 60);

    [Fact]
    public async Task A_placebo_deals_the_same_opinions_to_other_times_and_keeps_their_distance_from_the_close()
    {
        SignalBook book = await BookAsync();
        SignalBook dealt = Placebo.Shuffle(book, seed: 1, CloseAt);
        Assert.Equal(book.Signals.Select(one => one.Signal.Time), dealt.Signals.Select(one => one.Signal.Time));
        Assert.NotEqual(Scores(book), Scores(dealt));
        Assert.Equal(Scores(book).Order(), Scores(dealt).Order());
        Assert.Equal(Distances(book).Order(), Distances(dealt).Order());
        Assert.Equal(BatchTests.Text(dealt), BatchTests.Text(Placebo.Shuffle(book, seed: 1, CloseAt)));
        Assert.NotEqual(Scores(dealt), Scores(Placebo.Shuffle(book, seed: 2, CloseAt)));
        Assert.All(dealt.Signals, one => Assert.Equal(one.Signal.Score, book.Signals.Single(other => other.Answers[0].Key == one.Answers[0].Key).Signal.Score));
    }

    [Fact]
    public async Task Without_what_is_not_primary_an_abstention_stands_in_its_place()
    {
        SignalBook book = await BookAsync();
        SignalBook without = book.WithoutNonPrimary();
        Assert.Equal(book.Signals.Select(one => one.Signal.Time), without.Signals.Select(one => one.Signal.Time));
        foreach ((AnsweredSignal before, AnsweredSignal after) in book.Signals.Zip(without.Signals))
            Assert.Equal(before.Signal.Origin.IsPrimary ? before.Signal : null, after.Signal.Origin.IsAbstained ? null : after.Signal);
        Assert.Contains(without.Signals, one => one.Signal.Reason == "left out: fallback-1");
        Assert.Contains(without.Signals, one => one.Signal.Origin.IsPrimary);
    }

    [Fact]
    public async Task A_book_hands_out_a_series_that_nobody_has_read_yet()
    {
        SignalBook book = await BookAsync();
        Instrument instrument = book.Instruments.Single();
        Assert.NotNull(book.SeriesOf(instrument).Latest(long.MaxValue));
        Assert.Null(book.SeriesOf(instrument).Latest(0));
        Assert.Equal(book.Signals.Select(one => one.Signal), book.SeriesOf(instrument).Signals);
        Assert.Empty(book.SeriesOf(instrument with { Symbol = "ETHUSDT" }).Signals);
    }

    [Fact]
    public async Task Totals_count_each_recording_once_and_know_no_price_where_a_model_has_none()
    {
        using AskingDesk desk = new() { InOrder = [FakeModels.Model("first", price: null)] };
        IReadOnlyList<AnsweredQuestion> answers = await desk.AskAllAsync([desk.Question(), desk.Question()], inFlight: 2);
        SignalTotals totals = SignalBook.Of([answers[0]]).Totals;
        Assert.Equal((1, 1, 1, 100, 10, null), (totals.Questions, totals.Answers, totals.Calls, totals.InputTokens, totals.OutputTokens, totals.CostUsd));
        Assert.Equal((2, 1), (SignalTotals.Of(answers).Questions, SignalTotals.Of(answers).Answers));
        Assert.Equal((0, 1), (SignalTotals.Of(answers).Stored, SignalTotals.Of(answers).Asked));
    }

    private static async Task<SignalBook> BookAsync()
    {
        int count = 0;
        using AskingDesk desk = new()
        {
            Models = new((model, _) => ++count % 4 == 0 && model.Name.Model == "first"
                ? throw FakeModels.Failure(model, ChatFailure.Refused)
                : $$"""{"mood": {{count / 1_000.0}}, "stop": {{50 + count}}}"""),
        };
        return SignalBook.Of(await desk.AskAllAsync(BatchTests.Questions(desk, 60), inFlight: 1));
    }

    private static double CloseAt(Instrument instrument, long time) => Bars.Single(bar => Interval.OneHour.Next(bar.OpenTime) == time).Close;

    private static double[] Scores(SignalBook book) => [.. book.Signals.Select(one => one.Signal.Score)];

    private static double[] Distances(SignalBook book) =>
        [.. book.Signals.Select(one => Math.Round(one.Signal.StopLoss!.Value / CloseAt(one.Instrument, one.Signal.Time), 9))];
}
