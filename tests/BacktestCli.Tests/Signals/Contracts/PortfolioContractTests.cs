using BacktestCli.Core.Strategies;
using BacktestCli.Signals.Contracts;

namespace BacktestCli.Tests.Signals.Contracts;

public sealed class PortfolioContractTests
{
    [Fact]
    public void Each_instrument_has_a_signal_and_one_left_out_is_held()
    {
        ContractReading reading = Questions.Read(Portfolios.Question, Actions("""{"ticker": "eth-usdt", "action": "Sell", "quantity": "2.5", "reason": "weak"}"""));

        Assert.Empty(reading.Problems);
        Assert.Equal([Questions.Bitcoin, Questions.Ether], reading.Signals.Select(one => one.Instrument));
        Assert.Equal(
            [
                new Signal { Time = Portfolios.Question.Time, Score = 0, Confidence = 0, Origin = SignalOrigin.Primary },
                new Signal { Time = Portfolios.Question.Time, Score = -1, Confidence = 1, Quantity = 2.5m, Reason = "weak", Origin = SignalOrigin.Primary },
            ],
            reading.Signals.Select(one => one.Signal));
    }

    [Fact]
    public void To_hold_needs_no_quantity_and_has_none() =>
        Assert.Null(Questions.Read(Portfolios.Question, Actions("""{"ticker": "BTCUSDT", "action": "hold", "quantity": 3}""")).Signals[0].Signal.Quantity);

    [Theory]
    [InlineData("""{"ticker": "DOGEUSDT", "action": "buy", "quantity": 1}""", "actions[0].ticker is \"DOGEUSDT\": it must be one of BTCUSDT, ETHUSDT.")]
    [InlineData("""{"ticker": "BTCUSDT", "action": "buy", "quantity": 0}""", "actions[0].quantity is 0: it must be above 0 and no more than 1e15 to buy.")]
    [InlineData("""{"ticker": "BTCUSDT", "action": "sell"}""", "actions[0].quantity is 0: it must be above 0 and no more than 1e15 to sell.")]
    [InlineData("""{"ticker": "BTCUSDT", "action": "buy", "quantity": 1e20}""", "actions[0].quantity is 1E+20: it must be above 0 and no more than 1e15 to buy.")]
    [InlineData("""{"ticker": "BTCUSDT", "action": "buy", "quantity": -1}""", "actions[0].quantity is -1: it must be 0 or more.")]
    [InlineData("""{"ticker": "BTCUSDT", "quantity": 1}""", "actions[0].action is missing: it must be one of buy, sell, hold.")]
    [InlineData(
        """{"ticker": "BTCUSDT", "action": "hold"}, {"ticker": "btcusdt", "action": "hold"}""",
        "actions[1].ticker is \"btcusdt\" for the second time: each ticker must be given once.")]
    public void An_action_that_cannot_be_done_is_a_fault(string actions, string problem) =>
        Assert.Equal(problem, Questions.Problem(Questions.Read(Portfolios.Question, Actions(actions))));

    [Fact]
    public void Two_venues_of_one_symbol_are_told_apart()
    {
        SignalQuestion question = Portfolios.Question with
        {
            Instruments = [Portfolios.Question.Instruments[0], Portfolios.Question.Instruments[0] with { Instrument = Questions.Bitcoin with { Exchange = "okx" } }],
        };

        ContractReading reading = Questions.Read(question, Actions("""{"ticker": "okx spot BTCUSDT", "action": "buy", "quantity": 1}"""));
        Assert.Equal([0, 1], reading.Signals.Select(one => one.Signal.Score));
        Assert.StartsWith("actions[0].ticker is \"BTCUSDT\"", Questions.Problem(Questions.Read(question, Actions("""{"ticker": "BTCUSDT", "action": "hold"}"""))), StringComparison.Ordinal);
    }

    private static string Actions(string actions) => $$"""{"actions": [{{actions}}], "overall_sentiment": "Bullish", "risk_level": "moderate"}""";
}
