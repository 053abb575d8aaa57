using BacktestCli.Signals;
using BacktestCli.Signals.Chat;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Handlers.NewStrategy;

/// <summary>Whom a strategy is asked of, how often, and what is told of it.</summary>
public sealed class AskedForStrategyTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Mistakes_go_back_to_the_model_in_the_validators_own_words_with_its_answer()
    {
        string wrong = Desk.Fenced(Desk.Dip.Replace("volume >", "volum >", StringComparison.Ordinal));
        _desk.Models.Then(wrong).Then(Desk.Fenced(Desk.Dip));
        await _desk.RunAsync(Desk.Wish with { Yes = true });

        IReadOnlyList<ChatMessage> again = _desk.Models.Asked[1].Request.Messages;
        Assert.Equal(4, again.Count);
        Assert.Equal(wrong, again[2].Text);
        Assert.Contains("- yaml:4:25: nothing is called volum. Did you mean volume?\n", again[3].Text, StringComparison.Ordinal);
        Assert.Contains("written by fake/one, after its mistakes were sent back: 2,000 tokens sent, 1,000 answered, 0.0120 USD.", _desk.Out, StringComparison.Ordinal);
        Assert.Contains("fake/one: attempt 1 of 3 has a mistake, and is sent back: yaml:4:25: nothing is called volum.", _desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strategy_whose_orders_hang_on_where_the_data_begin_goes_back()
    {
        _desk.Models.Then(Desk.Fenced(Desk.Dip.Replace("warm_up: 70\n", "", StringComparison.Ordinal).Replace("rsi(14) < 30", "rsi(40) < 49.8", StringComparison.Ordinal)
            .Replace("rsi(14) > 70", "rsi(40) > 50.2", StringComparison.Ordinal))).Then(Desk.Fenced(Desk.Dip));
        await _desk.RunAsync(Desk.Wish with { Yes = true });

        Assert.Contains("ORDERS DIFFER", _desk.Models.Asked[1].Request.Messages[3].Text, StringComparison.Ordinal);
        Assert.Contains("declare a longer warm-up", _desk.Models.Asked[1].Request.Messages[3].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_last_attempt_nothing_is_saved_or_kept_and_the_cost_is_told()
    {
        _desk.Models.Then("I would rather not.").Then(Desk.Fenced("name: dip\n"));
        SignalException fault = await Assert.ThrowsAsync<SignalException>(() => _desk.RunAsync(Desk.Wish with { Yes = true, Attempts = 2 }));

        Assert.StartsWith("fake/one wrote no strategy that can be used in 2 attempts; what is wrong with the last:\n  yaml:1:1: a strategy needs description, ", fault.Message);
        Assert.Empty(_desk.Files);
        Assert.False(_desk.HasStore);
        Assert.EndsWith("asked: 2,000 tokens sent, 1,000 answered, 0.0120 USD.\n", _desk.Error, StringComparison.Ordinal);
        Assert.Contains("- the answer holds no JSON object with the keys name, yaml and explanation.", _desk.Models.Asked[1].Request.Messages[3].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_model_is_asked_where_the_first_cannot_and_stays_for_the_second_attempt()
    {
        _desk.Models.ThenFails(ChatFailure.RetriesSpent).Then("?").Then(Desk.Fenced(Desk.Dip));
        await _desk.RunAsync(Desk.Wish with { Yes = true });

        Assert.Equal(["fake/one", "fake/two", "fake/two"], _desk.Models.Asked.Select(asked => $"{asked.Model}"));
        Assert.StartsWith("# Written by the language model fake/two from these words:", _desk.Read("strategies/dip.yaml"));
    }

    [Theory]
    [InlineData(ChatFailure.KeyRejected)]
    [InlineData(ChatFailure.BudgetSpent)]
    [InlineData(ChatFailure.Malformed)]
    public async Task A_failure_that_another_model_cannot_mend_ends_it(ChatFailure failure)
    {
        _desk.Models.ThenFails(failure);
        Assert.Equal(failure, (await Assert.ThrowsAsync<ChatException>(() => _desk.RunAsync(Desk.Wish))).Failure);
        Assert.Single(_desk.Models.Asked);
    }

    [Fact]
    public async Task Where_no_model_answers_the_last_reason_is_told()
    {
        _desk.Models.ThenFails(ChatFailure.CircuitOpen).ThenFails(ChatFailure.Refused);
        SignalException fault = await Assert.ThrowsAsync<SignalException>(() => _desk.RunAsync(Desk.Wish));
        Assert.Equal("none of 2 models answered; the last: fake/two: Refused.", fault.Message);
    }

    [Fact]
    public async Task A_model_without_a_price_makes_the_cost_unknown_and_not_nothing()
    {
        using Desk desk = new() { Order = [ScriptedModels.Model("one") with { InputUsdPerMillionTokens = null }] };
        desk.Models.Then(Desk.Fenced(Desk.Dip));
        await desk.RunAsync(Desk.Wish);
        Assert.Contains("1,000 tokens sent, 500 answered, of unknown price.", desk.Out, StringComparison.Ordinal);
    }
}
