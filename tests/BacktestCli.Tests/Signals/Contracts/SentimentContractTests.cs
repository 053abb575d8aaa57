using BacktestCli.Core.Strategies;
using BacktestCli.Signals.Contracts;

namespace BacktestCli.Tests.Signals.Contracts;

public sealed class SentimentContractTests
{
    private static readonly SignalQuestion Question = Questions.About("sentiment", Questions.Rising(5));

    [Fact]
    public void The_sentiment_is_the_score_and_it_is_dated_at_the_close_of_the_latest_bar()
    {
        ContractReading reading = Questions.Read(
            Question, """{"sentiment": 0.6, "confidence": 0.7, "key_factors": ["rising closes", "volume"], "recommendation": "buy"}""");

        Assert.Equal(Questions.Bitcoin, reading.Signals[0].Instrument);
        Assert.Equal(
            new Signal { Time = Question.Time, Score = 0.6, Confidence = 0.7, Reason = "rising closes; volume", Origin = SignalOrigin.Primary },
            Questions.Only(reading));
    }

    [Theory]
    [InlineData("buy", -0.6)]
    [InlineData("sell", 0.1)]
    public void A_recommendation_against_the_sentiment_is_a_fault(string recommendation, double sentiment) =>
        Assert.Equal(
            $"recommendation is \"{recommendation}\", but sentiment is {sentiment}: the two must agree.",
            Questions.Problem(Questions.Read(Question, $$"""{"sentiment": {{sentiment}}, "confidence": 0.7, "key_factors": [], "recommendation": "{{recommendation}}"}""")));

    [Theory]
    [InlineData("hold", 0.9)]
    [InlineData("buy", 0.0)]
    [InlineData("sell", 0.0)]
    public void A_recommendation_beside_the_sentiment_is_none(string recommendation, double sentiment) =>
        Assert.Equal(sentiment, Questions.Only(Questions.Read(
            Question, $$"""{"sentiment": {{sentiment}}, "confidence": 0.7, "key_factors": [], "recommendation": "{{recommendation}}"}""")).Score);

    [Fact]
    public void What_is_certainly_meant_is_read()
    {
        ContractReading reading = Questions.Read(Question, """{"Sentiment": "-60%", "confidence": "0.7", "Recommendation": " SHORT ", "horizon": "1d"}""");

        Signal signal = Questions.Only(reading);
        Assert.Equal((-0.6, 0.7, ""), (signal.Score, signal.Confidence, signal.Reason));
        Assert.Equal("""{"sentiment":-0.6,"confidence":0.7,"key_factors":null,"recommendation":"sell","extra":{"horizon":"1d"}}""", reading.Answer);
    }

    [Theory]
    [InlineData("""{"confidence": 0.7, "recommendation": "buy"}""", "sentiment is missing: it must be a number from -1 to 1.")]
    [InlineData("""{"sentiment": null, "confidence": 0.7, "recommendation": "buy"}""", "sentiment is null: it must be a number from -1 to 1.")]
    [InlineData("""{"sentiment": "NaN", "confidence": 0.7, "recommendation": "buy"}""", "sentiment is \"NaN\": it must be a number from -1 to 1.")]
    [InlineData("""{"sentiment": 0.5, "confidence": 65, "recommendation": "buy"}""", "confidence is 65: it must be from 0 to 1.")]
    [InlineData("""{"sentiment": 0.5, "confidence": 0.7}""", "recommendation is missing: it must be one of buy, sell, hold.")]
    [InlineData("""{"sentiment": 0.5, "confidence": 0.7, "recommendation": "accumulate"}""", "recommendation is \"accumulate\": it must be one of buy, sell, hold.")]
    [InlineData("""{"sentiment": 0.5, "sentiment": -0.5, "confidence": 0.7, "recommendation": "hold"}""", "sentiment is given twice, with two values: give it once.")]
    public void A_missing_or_doubtful_opinion_is_a_fault_and_never_guessed(string answer, string problem) =>
        Assert.Equal(problem, Questions.Problem(Questions.Read(Question, answer)));
}
