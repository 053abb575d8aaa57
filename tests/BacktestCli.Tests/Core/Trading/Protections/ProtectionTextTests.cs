using BacktestCli.Core.Trading.Protections;

namespace BacktestCli.Tests.Core.Trading.Protections;

public sealed class ProtectionTextTests
{
    [Theory]
    [InlineData("losses:3/24h")]
    [InlineData("losses:1/90m")]
    [InlineData("losses:2/7d")]
    [InlineData("losses:5/2w")]
    [InlineData("cool-down:5")]
    [InlineData("daily-loss:5%")]
    [InlineData("daily-loss:0.05")]
    [InlineData("max-drawdown:20%")]
    [InlineData("hours:08:00-20:00")]
    [InlineData("hours:22:30-06:15")]
    [InlineData("hours:00:00-24:00")]
    public void A_protection_is_written_again_as_it_was_read(string text) => Assert.Equal(text, ProtectionText.TryParse(text)?.Text);

    [Fact]
    public void What_is_written_is_what_is_meant()
    {
        Assert.Equal(new LossStreakProtection(3, TimeSpan.FromHours(24), "24h"), ProtectionText.TryParse("losses:3/24h"));
        Assert.Equal(new LossStreakProtection(2, TimeSpan.FromDays(14), "2w"), ProtectionText.TryParse("losses:2/2w"));
        Assert.Equal(new DailyLossProtection(0.05, "5%"), ProtectionText.TryParse("daily-loss:5%"));
        Assert.Equal(new DrawdownProtection(0.2, "0.2"), ProtectionText.TryParse("max-drawdown:0.2"));
        Assert.Equal(new TradingHoursProtection(480, 1_200), ProtectionText.TryParse("hours:08:00-20:00"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("losses")]
    [InlineData("losses:3")]
    [InlineData("losses:3/")]
    [InlineData("losses:3/h")]
    [InlineData("losses:0/24h")]
    [InlineData("losses:3/24y")]
    [InlineData("losses:3/-1h")]
    [InlineData("cool-down:0")]
    [InlineData("cool-down:1.5")]
    [InlineData("daily-loss:5")]
    [InlineData("daily-loss:0%")]
    [InlineData("daily-loss:100%")]
    [InlineData("max-drawdown:20%%")]
    [InlineData("max-drawdown:-0.2")]
    [InlineData("hours:8:00-20:00")]
    [InlineData("hours:08:00-08:00")]
    [InlineData("hours:24:00-08:00")]
    [InlineData("hours:08:60-09:00")]
    [InlineData("hours:08:00-24:01")]
    [InlineData("stop:5%")]
    public void What_is_none_is_none(string text) => Assert.Null(ProtectionText.TryParse(text));
}
