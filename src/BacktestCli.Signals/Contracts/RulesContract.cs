using BacktestCli.Core.Strategies;
using BacktestCli.Signals.Contracts.Shapes;
using BacktestCli.Signals.Prompts;

namespace BacktestCli.Signals.Contracts;

/// <summary>
/// What does a strategy in plain words do at each bar of a batch? The score of a signal is the action alone: −1, 0 or 1; it is dated at the
/// close of its own bar. A bar that the answer leaves out is held, with a confidence of 0.
/// </summary>
internal sealed class RulesContract : ShapedContract
{
    private const string List = "signals";
    private const string Timestamp = "timestamp";
    private const string Action = "action";

    /// <inheritdoc/>
    public override string Name => "rules";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override string Description => "What a strategy in plain words does at each bar of a batch.";

    /// <inheritdoc/>
    public override ObjectShape Shape { get; } = new(new Member(List, new ListShape(new ObjectShape(
        new(Timestamp, new TextShape(40), "first column of the bar, as it stands there"),
        new(Action, Choices(), "what the rules say at the close of that bar"),
        CommonShapes.Confidence,
        CommonShapes.Reasoning)), "one element for each bar asked about, in order"));

    /// <inheritdoc/>
    protected override PromptParts Parts(AskedQuestion asked)
    {
        if (string.IsNullOrWhiteSpace(asked.Question.Plan.Rules))
            throw new SignalException("The contract rules is asked about a strategy in plain words, and none is given. Write its rules.");
        PromptParts parts = asked.Parts();
        int batch = Batch(asked);
        string[] labels = BarTable.Labels(asked.Window, asked.Disguise)[^batch..];
        return parts with
        {
            LeastRows = batch,
            Texts = new Dictionary<string, string>(parts.Texts)
            {
                ["rules"] = RulesText.Fenced(asked.Mask?.Cover(asked.Question.Plan.Rules, "the rules") ?? asked.Question.Plan.Rules),
                ["batch"] = Figures.Write(batch),
                ["first"] = labels[0],
                ["last"] = labels[^1],
            },
        };
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<InstrumentSignal> Signals(Answer answer, AskedQuestion asked, Problems problems)
    {
        int batch = Batch(asked);
        BarLabels labels = new(asked.Window, asked.Disguise, batch);
        Signal?[] signals = new Signal?[batch];
        int i = 0;
        foreach (Answer one in answer.Each(List))
            Place(one, $"{List}[{i++}].{Timestamp}", labels, signals, problems);
        return [.. signals.Select((signal, bar) => new InstrumentSignal(asked.Instrument, signal ?? Held(labels.Times[bar])))];
    }

    private static ChoiceShape Choices() => new(("BUY", ["long"]), ("SELL", ["short"]), ("HOLD", ["neutral", "none", "wait"]));

    private static void Place(Answer one, string place, BarLabels labels, Signal?[] signals, Problems problems)
    {
        string timestamp = one.Text(Timestamp);
        if (labels.IndexOf(timestamp) is not { } bar)
        {
            problems.Add(place, $"\"{timestamp}\"", $"that of a bar asked about, {labels.Range}");
            return;
        }

        if (signals[bar] is not null)
            problems.Add($"{place} is \"{timestamp}\" for the second time: each bar must be answered once.");
        signals[bar] = new Signal
        {
            Time = labels.Times[bar],
            Score = CommonShapes.Sign(one.Text(Action)),
            Confidence = one.Number("confidence"),
            Reason = one.Text("reasoning"),
            Origin = SignalOrigin.Primary,
        };
    }

    private static Signal Held(long time) => new() { Time = time, Score = 0, Confidence = 0, Origin = SignalOrigin.Primary };

    private static int Batch(AskedQuestion asked) => Math.Clamp(asked.Question.Plan.Batch, 1, asked.Window.Bars.Count);
}
