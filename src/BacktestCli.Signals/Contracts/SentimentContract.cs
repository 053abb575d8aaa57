using BacktestCli.Signals.Contracts.Shapes;
using BacktestCli.Signals.Prompts;

namespace BacktestCli.Signals.Contracts;

/// <summary>How does the market feel about an instrument? The score of the signal is the sentiment itself.</summary>
internal sealed class SentimentContract : ShapedContract
{
    private const string Sentiment = "sentiment";
    private const string Recommendation = "recommendation";

    /// <inheritdoc/>
    public override string Name => "sentiment";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override string Description => "The mood of one instrument's recent bars, from −1, sell, to 1, buy.";

    /// <inheritdoc/>
    public override ObjectShape Shape { get; } = new(
        new(Sentiment, new NumberShape(-1, 1, NumberUnit.Fraction), "-1 is as bearish as can be, 0 is neither, 1 is as bullish as can be"),
        CommonShapes.Confidence,
        new("key_factors", new ListShape(new TextShape(CommonShapes.ReasonLength)), "what decided it, at most five", Presence.Wished),
        new(Recommendation, CommonShapes.Action, "buy only where sentiment is above 0, sell only where it is below 0"));

    /// <inheritdoc/>
    protected override PromptParts Parts(AskedQuestion asked) => asked.Parts();

    /// <inheritdoc/>
    protected override IReadOnlyList<InstrumentSignal> Signals(Answer answer, AskedQuestion asked, Problems problems)
    {
        double sentiment = answer.Number(Sentiment);
        string recommendation = answer.Text(Recommendation);
        if (CommonShapes.Sign(recommendation) * sentiment < 0)
        {
            problems.Add($"{Recommendation} is \"{recommendation}\", but sentiment is {Figures.Write(sentiment)}: the two must agree.");
            return [];
        }

        return asked.Only(sentiment, answer.Number("confidence"), signal => signal with { Reason = string.Join("; ", answer.Texts("key_factors")) });
    }
}
