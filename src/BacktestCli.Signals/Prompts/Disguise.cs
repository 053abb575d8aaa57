using BacktestCli.Core.Market;
using BacktestCli.Signals.Contracts;

namespace BacktestCli.Signals.Prompts;

/// <summary>What the names, times and prices of a question stand for. Without anonymity each stands for itself.</summary>
public sealed class Disguise
{
    private readonly IReadOnlyList<(Instrument Instrument, string Name, double Scale)> _instruments;

    /// <param name="isAnonymous">True where names, times and prices are hidden.</param>
    /// <param name="instruments">Each instrument, its name in the question, and what a price is multiplied by.</param>
    public Disguise(bool isAnonymous, IReadOnlyList<(Instrument Instrument, string Name, double Scale)> instruments) =>
        (IsAnonymous, _instruments) = (isAnonymous, instruments);

    /// <summary>True where names, times and prices are hidden.</summary>
    public bool IsAnonymous { get; }

    /// <summary>
    /// The disguise of a question: <c>ASSET_1</c> and prices of which the window's first close is 100, or nothing hidden.
    /// </summary>
    internal static Disguise Of(SignalQuestion question, bool isAnonymous) =>
        new(isAnonymous, [.. question.Instruments.Select((window, i) => (
            window.Instrument,
            isAnonymous ? $"ASSET_{Figures.Write(i + 1)}" : PlainName(window.Instrument, question.Instruments),
            isAnonymous ? 100 / window.Bars[0].Close : 1))]);

    /// <summary>The instrument's name in the question.</summary>
    public string NameOf(Instrument instrument) => Find(instrument).Name;

    /// <summary>The instrument of a name in the question; null where there is no such.</summary>
    public Instrument? Named(string name)
    {
        foreach ((Instrument instrument, string known, _) in _instruments)
        {
            if (known.Equals(name, StringComparison.OrdinalIgnoreCase))
                return instrument;
        }

        return null;
    }

    /// <summary>A price as the question shows it.</summary>
    public double Shown(Instrument instrument, double price) => price * Find(instrument).Scale;

    /// <summary>What a price of an instrument is multiplied by: for many prices it is asked for once.</summary>
    internal double ScaleOf(Instrument instrument) => Find(instrument).Scale;

    /// <summary>The price that one of the answer stands for, quote currency.</summary>
    public double Meant(Instrument instrument, double shown) => shown / Find(instrument).Scale;

    /// <summary>The symbol, and the venue with it where another has the same.</summary>
    private static string PlainName(Instrument instrument, IReadOnlyList<InstrumentWindow> all) =>
        all.Count(other => other.Instrument.Symbol.Equals(instrument.Symbol, StringComparison.OrdinalIgnoreCase)) == 1
            ? instrument.Symbol
            : instrument.ToString();

    private (Instrument Instrument, string Name, double Scale) Find(Instrument instrument) =>
        _instruments.First(one => one.Instrument == instrument);
}
