using BacktestCli.Signals.Contracts.Shapes;
using BacktestCli.Signals.Prompts;

namespace BacktestCli.Signals.Contracts;

/// <summary>Which way do the factor values of a bar point? The score of the signal is the direction alone: −1, 0 or 1.</summary>
internal sealed class FactorContract : ShapedContract
{
    /// <inheritdoc/>
    public override string Name => "factor";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override string Description => "The direction that the factor values of a bar point to, by several models whose answers become one.";

    /// <inheritdoc/>
    public override ObjectShape Shape { get; } =
        new(CommonShapes.Direction, CommonShapes.Confidence, CommonShapes.PositionSize, CommonShapes.Reasoning);

    /// <inheritdoc/>
    protected override PromptParts Parts(AskedQuestion asked)
    {
        if (asked.Window.Values.Count == 0)
            throw new SignalException("The contract factor is asked about values, and the strategy shows none. Name those that the model is to see.");
        PromptParts parts = asked.Parts();
        string factors = string.Join('\n', asked.Window.Values.Select(values => Factor(asked, values)));
        return parts with { Texts = new Dictionary<string, string>(parts.Texts) { ["factors"] = factors } };
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<InstrumentSignal> Signals(Answer answer, AskedQuestion asked, Problems problems)
    {
        int sign = CommonShapes.Sign(answer.Text("direction"));
        return asked.Only(sign, answer.Number("confidence"), signal => signal with
        {
            Share = sign == 0 ? null : answer.NumberOrNone("position_size_pct") / 100,
            Reason = answer.Text("reasoning"),
        });
    }

    private static string Factor(AskedQuestion asked, BarValues values)
    {
        string latest = BarTable.Latest(asked.Window, asked.Disguise, values);
        return $"{BarTable.NameOf(values)} = {(latest.Length > 0 ? latest : "undefined")}";
    }
}
