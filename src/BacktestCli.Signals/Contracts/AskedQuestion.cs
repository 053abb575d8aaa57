using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Signals.Prompts;

namespace BacktestCli.Signals.Contracts;

/// <summary>A question and what its names and prices stand for.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Disguise">What its names, times and prices stand for.</param>
internal sealed record AskedQuestion(SignalQuestion Question, Disguise Disguise)
{
    /// <summary>What is shown of the only instrument.</summary>
    public InstrumentWindow Window => Question.Instruments[0];

    /// <summary>The only instrument.</summary>
    public Instrument Instrument => Window.Instrument;

    /// <summary>The latest close, as the question shows it.</summary>
    public double LastClose => Disguise.Shown(Instrument, Window.Bars[^1].Close);

    /// <summary>What keeps the texts of an anonymous question from giving its instrument away; null where nothing is hidden.</summary>
    public Mask? Mask => Disguise.IsAnonymous ? Mask.Of(Instrument, Disguise.NameOf(Instrument)) : null;

    /// <summary>The parts that every question about one instrument has: its name, the interval, the units, and the bars.</summary>
    /// <exception cref="SignalException">The question is anonymous, and the name of a value gives the instrument away.</exception>
    public PromptParts Parts()
    {
        Mask? mask = Mask;
        foreach (BarValues values in Window.Values)
            mask?.HoldSecret(values.Name, $"the value '{values.Name}'");
        return new() { Texts = Texts(), Header = BarTable.Header(Window, Disguise), Rows = BarTable.Rows(Window, Disguise) };
    }

    /// <summary>The only signal of an answer, about the only instrument, dated at the question.</summary>
    public IReadOnlyList<InstrumentSignal> Only(double score, double confidence, Func<Signal, Signal> with) =>
        [new(Instrument, with(new Signal { Time = Question.Time, Score = score, Confidence = confidence, Origin = SignalOrigin.Primary }))];

    /// <summary>The price that one of the answer stands for; null where none was named.</summary>
    public double? Meant(double? shown) => shown is { } price ? Disguise.Meant(Instrument, price) : null;

    private Dictionary<string, string> Texts() => new()
    {
        ["instrument"] = Disguise.IsAnonymous ? Disguise.NameOf(Instrument) : Instrument.ToString(),
        ["interval"] = Window.Interval.ToString(),
        ["units"] = Disguise.IsAnonymous
            ? "Prices are rescaled: 100 is the close of the first bar of the window. Volume is rescaled: 1 is its mean over the window. " +
              "Bars are counted back from the latest, t-0." + new WindowScale(Window, Disguise).Describe(Window.Values)
            : $"Prices are in {Window.Instrument.Quote ?? "the quote currency"}, volume is in {Window.Instrument.Base ?? "the base currency"}. " +
              "Times are UTC, and are those at which a bar closes.",
    };
}
