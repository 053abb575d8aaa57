using BacktestCli.Core;

namespace BacktestCli.Tests.Core;

public sealed class SpellingTests
{
    private static readonly string[] Names = ["rsi-volume", "sma-cross", "macd-rsi", "momentum"];

    [Theory]
    [InlineData("rsi-volme", "rsi-volume")]
    [InlineData("rsi_volume", "rsi-volume")]
    [InlineData("RSI-VOLUME", "rsi-volume")]
    [InlineData("smacross", "sma-cross")]
    [InlineData("momentmu", "momentum")]
    public void A_slip_or_two_is_seen_through(string typed, string meant) => Assert.Equal(meant, Spelling.Nearest(typed, Names));

    [Fact]
    public void What_is_near_to_nothing_suggests_nothing() => Assert.Null(Spelling.Nearest("grid-bot-9000", Names));
}
