using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Signals.Contracts.Shapes;
using BacktestCli.Signals.Prompts;

namespace BacktestCli.Signals.Contracts;

/// <summary>
/// What should be bought and sold, given what is held? The score of a signal is the action alone: −1, 0 or 1; its confidence is 1, because
/// the contract asks for none. An instrument that the answer does not name is held, with a confidence of 0.
/// </summary>
internal sealed class PortfolioContract : ShapedContract
{
    private const string Actions = "actions";
    private const string Ticker = "ticker";
    private const string Action = "action";
    private const string Quantity = "quantity";

    /// <summary>More than any venue trades, and what a decimal holds with digits to spare.</summary>
    private const double MostQuantity = 1e15;

    /// <inheritdoc/>
    public override string Name => "portfolio";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override string Description => "What to buy and sell of all instruments, given what is held; asked inside the run.";

    /// <inheritdoc/>
    public override bool CanBeAnonymous => false;

    /// <inheritdoc/>
    public override bool DependsOnAccount => true;

    /// <inheritdoc/>
    public override ObjectShape Shape { get; } = new(
        new(Actions, new ListShape(new ObjectShape(
            new(Ticker, new TextShape(60), "as the market table spells it"),
            new(Action, CommonShapes.Action, "what to do"),
            new(Quantity, new NumberShape(0), "how much of it, base currency; null to hold", Presence.Nullable),
            new("reason", new TextShape(CommonShapes.ReasonLength), "why", Presence.Wished))), "at most one for each ticker; one left out is held"),
        new("overall_sentiment", Moods(), "of the market as a whole", Presence.Wished),
        new("risk_level", new ChoiceShape(("low", []), ("medium", ["moderate"]), ("high", [])), "of the portfolio after the actions", Presence.Wished));

    /// <inheritdoc/>
    protected override PromptParts Parts(AskedQuestion asked) => new()
    {
        Texts = new Dictionary<string, string>
        {
            ["interval"] = asked.Window.Interval.ToString(),
            ["quote"] = asked.Instrument.Quote ?? "the quote currency",
            ["account"] = PortfolioTables.Account(asked),
            ["market"] = PortfolioTables.Market(asked),
        },
        Header = PortfolioTables.ClosesHeader(asked),
        Rows = PortfolioTables.Closes(asked),
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<InstrumentSignal> Signals(Answer answer, AskedQuestion asked, Problems problems)
    {
        Dictionary<Instrument, Signal> signals = [];
        int i = 0;
        foreach (Answer one in answer.Each(Actions))
            Place(one, $"{Actions}[{i++}]", asked, signals, problems);
        return [.. asked.Question.Instruments.Select(window =>
            new InstrumentSignal(window.Instrument, signals.GetValueOrDefault(window.Instrument) ?? Signal(asked, 0, 0)))];
    }

    private static ChoiceShape Moods() => new(("bullish", ["positive"]), ("bearish", ["negative"]), ("neutral", ["mixed"]));

    private static void Place(Answer one, string place, AskedQuestion asked, Dictionary<Instrument, Signal> signals, Problems problems)
    {
        string ticker = one.Text(Ticker);
        if (Named(ticker, asked) is not { } instrument)
        {
            string known = string.Join(", ", asked.Question.Instruments.Select(window => asked.Disguise.NameOf(window.Instrument)));
            problems.Add($"{place}.{Ticker}", $"\"{ticker}\"", $"one of {known}");
            return;
        }

        int sign = CommonShapes.Sign(one.Text(Action));
        double said = one.NumberOrNone(Quantity) ?? 0;
        decimal quantity = said <= MostQuantity ? (decimal)said : 0;
        if (sign != 0 && quantity <= 0)
            problems.Add($"{place}.{Quantity}", Figures.Write(said), $"above 0 and no more than 1e15 to {one.Text(Action)}");
        Signal signal = Signal(asked, sign, 1) with { Quantity = sign == 0 ? null : quantity, Reason = one.Text("reason") };
        if (!signals.TryAdd(instrument, signal))
            problems.Add($"{place}.{Ticker} is \"{ticker}\" for the second time: each ticker must be given once.");
    }

    private static Signal Signal(AskedQuestion asked, int sign, double confidence) =>
        new() { Time = asked.Question.Time, Score = sign, Confidence = confidence, Origin = SignalOrigin.Primary };

    /// <summary>By its name, or by the only one that differs in nothing but signs: <c>BTC/USDT</c> for <c>BTCUSDT</c>.</summary>
    private static Instrument? Named(string ticker, AskedQuestion asked)
    {
        if (asked.Disguise.Named(ticker) is { } exact)
            return exact;
        Instrument[] alike = [.. asked.Question.Instruments.Select(window => window.Instrument)
            .Where(one => JsonTexts.Fold(asked.Disguise.NameOf(one)) == JsonTexts.Fold(ticker))];
        return alike.Length == 1 ? alike[0] : null;
    }
}
