using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Prompts;
using FsCheck;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Signals.Prompts;

public sealed class TokenEstimateTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("Buy when it rises", 5)]
    [InlineData("t-12,100.123,99.5432\n", 15)]
    [InlineData("  \n\n", 2)]
    [InlineData("买入", 3)]
    public void Tokens_are_counted_by_kind_of_character(string text, int tokens) => Assert.Equal(tokens, TokenEstimate.Of(text));

    [Fact]
    public void The_estimate_is_never_above_what_cannot_be_exceeded_and_grows_with_the_text() => Prop.ForAll<NonNull<string>, NonNull<string>>((a, b) =>
    {
        Assert.InRange(TokenEstimate.Of(a.Get), 0, TokenEstimate.AtMost(a.Get));
        Assert.True(TokenEstimate.Of($"{a.Get}\n{b.Get}") >= Math.Max(TokenEstimate.Of(a.Get), TokenEstimate.Of(b.Get)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_message_costs_more_than_its_text()
    {
        ChatMessage[] messages = [new(ChatRole.System, "Buy"), new(ChatRole.User, "Sell")];

        Assert.Equal(10, TokenEstimate.Of(messages));
        Assert.Equal(15, TokenEstimate.AtMost(messages));
    }
}
