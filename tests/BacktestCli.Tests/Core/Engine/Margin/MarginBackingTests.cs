using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Margin;
using BacktestCli.Tests.Fakes;
using static BacktestCli.Tests.Core.Engine.Margin.Contracts;

namespace BacktestCli.Tests.Core.Engine.Margin;

/// <summary>What stands behind a position moves its liquidation: funding, the account's other positions, a second entry.</summary>
public sealed class MarginBackingTests
{
    [Theory]
    [InlineData(Side.Buy, 0.1, 75.01, null)] // 100 paid: 400 − 250 = 20 % of 750
    [InlineData(Side.Buy, 0.1, 75, 75.0)]
    [InlineData(Side.Buy, -0.1, 50.01, null)] // 100 received: 600 − 500 = 20 % of 500
    [InlineData(Side.Buy, -0.1, 50, 50.0)]
    [InlineData(Side.Sell, -0.12, 114.9, null)] // 120 paid: 380 − 150 = 20 % of 1150
    [InlineData(Side.Sell, -0.12, 115, 115.0)]
    public void Funding_comes_out_of_the_isolated_margin_and_moves_the_level(Side side, double rate, double extreme, double? level)
    {
        FundingHistory funding = Fundings.At((2, rate));
        BacktestResult result = Meet(side, Twofold, [To(extreme)], with: feed => feed with { Funding = funding });
        Trade trade = Assert.Single(result.Trades);

        Assert.Equal(level is null ? ExitReason.EndOfData : ExitReason.Liquidation, trade.ExitReason);
        Assert.Equal((decimal)(level ?? 100), trade.ExitPrice);
        AssertBalanced(result);
    }

    [Fact]
    public void Funding_that_eats_the_margin_closes_the_position_at_the_next_open_and_no_more_than_the_margin_is_lost()
    {
        BacktestResult result = Meet(Side.Buy, Twofold, [(90, 120, 90, 120)], with: feed => feed with { Funding = Fundings.At((2, 0.45)) });
        Trade trade = Assert.Single(result.Trades);

        Assert.Equal((ExitReason.Liquidation, 90m), (trade.ExitReason, trade.ExitPrice));
        Assert.Equal((450m, 50m, -500m, 9_500m), (trade.Funding, trade.Insurance, trade.NetProfit, result.FinalEquity));
    }

    [Theory]
    [InlineData(64, 70, false)] // 1000 + 10 × (a + b − 200) = 2 × (a + b) where a + b = 125
    [InlineData(64, 61, true)]
    [InlineData(64, 61.01, false)]
    [InlineData(45, 80, true)]
    public void With_cross_margin_the_other_position_is_valued_at_its_worst(double lowOfOne, double lowOfOther, bool isClosed)
    {
        BacktestResult result = Run(Cross with { Cash = 1_000 }, Two(To(lowOfOne), To(lowOfOther)));

        Assert.Equal(isClosed ? 2 : 0, result.Trades.Count(trade => trade.ExitReason == ExitReason.Liquidation));
        if (isClosed)
            Assert.Equal((decimal)(125 - lowOfOther), result.Trades[0].ExitPrice);
        Assert.True(result.FinalEquity >= 0);
        AssertBalanced(result);
    }

    [Fact]
    public void With_isolated_margin_the_other_position_does_not_matter()
    {
        BacktestResult result = Run(Twofold with { Cash = 1_000 }, Two(To(64), To(50)));

        Assert.Equal([("ETHUSDT", 62.5m)], result.Trades.Where(trade => trade.ExitReason == ExitReason.Liquidation)
            .Select(trade => (trade.Instrument.Symbol, trade.ExitPrice)));
    }

    [Fact]
    public void A_position_that_the_other_opens_at_the_same_open_counts_from_there()
    {
        // BTC is held; ETH is entered at the open of the bar in which both fall to 62
        InstrumentFeed held = Of("BTCUSDT", new Script((0, Script.BuyUnits(10))), Still(100), Still(100), To(62), Still(100));
        InstrumentFeed entered = Of("ETHUSDT", new Script((1, Script.BuyUnits(10))), Still(100), Still(100), To(62), Still(100));
        BacktestResult result = Run(Cross with { Cash = 1_000 }, held, entered);

        Assert.Equal([63m, 63m], result.Trades.Where(trade => trade.ExitReason == ExitReason.Liquidation).Select(trade => trade.ExitPrice));
    }

    [Theory]
    [InlineData(10, 0, 100)] // 1000 × 10 at 100
    [InlineData(10, 0.001, 99.0099)] // 10 of margin and 0.1 of fee a unit
    [InlineData(2, 0, 20)]
    public void An_entry_is_cut_to_what_the_cash_can_margin(int leverage, double fee, double quantity)
    {
        BacktestOptions options = Runs.Free with { Cash = 1_000, Leverage = leverage, Fees = FeeSchedule.Flat((decimal)fee) };
        InstrumentFeed feed = Of("BTCUSDT", new Script((0, Script.BuyUnits(500))), Still(100), Still(100));

        Assert.Equal((decimal)quantity, decimal.Round(Run(options, feed).Fills[0].Quantity, 4));
    }

    [Theory]
    [InlineData(MarginMode.Isolated, 10)] // 500 of 1000 are left
    [InlineData(MarginMode.Cross, 6)] // and 200 of them are lost
    public void What_the_other_position_ties_up_cannot_be_put_up_again(MarginMode mode, double quantity)
    {
        InstrumentFeed held = Of("BTCUSDT", new Script((0, Script.BuyUnits(10))), Still(100), Still(100), Still(80), Still(80));
        InstrumentFeed entered = Of("ETHUSDT", new Script((2, Script.BuyUnits(50))), Still(100), Still(100), Still(100), Still(100));
        BacktestResult result = Run(Twofold with { Cash = 1_000, MarginMode = mode }, held, entered);

        Assert.Equal((decimal)quantity, result.Fills.First(fill => fill.Instrument.Symbol == "ETHUSDT").Quantity);
    }

    [Theory]
    [InlineData(100, 0)]
    [InlineData(40, 60)] // in two parts no more than at once
    public void The_bracket_of_the_whole_position_bounds_its_leverage(double first, double second)
    {
        BacktestOptions options = Runs.Free with { Cash = 1_500, Leverage = 20, Margin = Tiers(new(0, 0.005m, 20), new(5_000, 0.01m, 5)) };
        Script script = second > 0
            ? new Script((0, Script.BuyUnits((decimal)first)), (1, Script.BuyUnits((decimal)second)))
            : new Script((0, Script.BuyUnits((decimal)first)));
        decimal held = Run(options, Of("BTCUSDT", script, Still(100), Still(100), Still(100))).Fills.Where(fill => fill.Side == Side.Buy)
            .Sum(fill => fill.Quantity);

        Assert.Equal(75m, held); // worth 7500, a fifth of it margined by 1500
    }

    [Fact]
    public void An_entry_that_is_cut_has_the_leverage_of_what_is_left_of_it()
    {
        BacktestOptions options = Runs.Free with { Cash = 250, Leverage = 20, Margin = Tiers(new(0, 0.005m, 20), new(5_000, 0.01m, 5)) };

        Assert.Equal(50m, Run(options, Of("BTCUSDT", new Script((0, Script.BuyUnits(100))), Still(100), Still(100))).Fills[0].Quantity);
    }

    private static InstrumentFeed[] Two(
        (double Open, double High, double Low, double Close) one, (double Open, double High, double Low, double Close) other) =>
    [
        Of("BTCUSDT", new Script((0, Script.BuyUnits(10))), Still(100), Still(100), one, Still(100)),
        Of("ETHUSDT", new Script((0, Script.BuyUnits(10))), Still(100), Still(100), other, Still(100)),
    ];
}
