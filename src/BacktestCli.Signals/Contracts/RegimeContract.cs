using BacktestCli.Signals.Contracts.Shapes;
using BacktestCli.Signals.Prompts;

namespace BacktestCli.Signals.Contracts;

/// <summary>
/// What kind of market is it, and which trade does it call for? The score of the signal is the direction alone: −1, 0 or 1. A neutral
/// answer names no trade: its levels and its size are left aside.
/// </summary>
internal sealed class RegimeContract : ShapedContract
{
    private static readonly NumberShape Price = new(0);

    /// <inheritdoc/>
    public override string Name => "regime";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override string Description => "The kind of market that one instrument is in, and the trade it calls for, with its stop and its target.";

    /// <inheritdoc/>
    public override ObjectShape Shape { get; } = new(
        new("regime", Regimes(), "what the bars show"),
        CommonShapes.Direction,
        CommonShapes.Confidence,
        CommonShapes.Reasoning,
        new(RegimeLevels.Entry, Price, "price to enter at; null enters at the market", Presence.Nullable),
        new(RegimeLevels.Stop, Price, "price to give up at, below the entry for a long; null where direction is neutral", Presence.Nullable),
        new(RegimeLevels.Target, Price, "price to take the profit at, above the entry for a long; null where direction is neutral", Presence.Nullable),
        CommonShapes.PositionSize,
        new(
            RegimeLevels.Ratio,
            new NumberShape(0),
            "distance from entry to take_profit divided by distance from entry to stop_loss; null where direction is neutral",
            Presence.Nullable));

    /// <inheritdoc/>
    protected override PromptParts Parts(AskedQuestion asked)
    {
        PromptParts parts = asked.Parts();
        string summary = string.Join('\n', asked.Window.Values.Select(values => Summary(asked, values)).Prepend("value,latest,mean,lowest,highest"));
        return parts with { Texts = new Dictionary<string, string>(parts.Texts) { ["summary"] = asked.Window.Values.Count == 0 ? "none" : summary } };
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<InstrumentSignal> Signals(Answer answer, AskedQuestion asked, Problems problems)
    {
        int sign = CommonShapes.Sign(answer.Text("direction"));
        RegimeLevels? levels = sign == 0 ? null : RegimeLevels.Read(answer, asked.LastClose, sign, problems);
        return asked.Only(sign, answer.Number("confidence"), signal => signal with
        {
            Entry = asked.Meant(levels?.EntryPrice),
            StopLoss = asked.Meant(levels?.StopPrice),
            TakeProfit = asked.Meant(levels?.TargetPrice),
            Share = sign == 0 ? null : answer.NumberOrNone("position_size_pct") / 100,
            Reason = answer.Text("reasoning"),
        });
    }

    private static ChoiceShape Regimes() => new(
        ("trending_up", ["uptrend", "bull_trend"]),
        ("trending_down", ["downtrend", "bear_trend"]),
        ("ranging", ["range", "sideways", "range_bound"]),
        ("volatile", ["high_volatility"]),
        ("uncertain", ["unclear", "unknown"]));

    /// <summary>Over the bars of the whole window, those left out for want of room included.</summary>
    private static string Summary(AskedQuestion asked, BarValues values)
    {
        double scale = new WindowScale(asked.Window, asked.Disguise).FactorOf(values);
        double[] defined = [.. values.Values.Where(double.IsFinite).Select(value => value * scale)];
        double[] spread = defined.Length == 0 ? [double.NaN, double.NaN, double.NaN] : [defined.Average(), defined.Min(), defined.Max()];
        return string.Join(',', [BarTable.NameOf(values), Figures.Write(values.Values[^1] * scale), .. spread.Select(Figures.Write)]);
    }
}
