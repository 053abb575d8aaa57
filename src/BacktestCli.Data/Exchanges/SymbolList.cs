using BacktestCli.Core;
using BacktestCli.Core.Market;

namespace BacktestCli.Data.Exchanges;

/// <summary>Finds instruments in a venue's list by what people write.</summary>
/// <remarks>
/// Letters' case and the separators <c>/ - _ : .</c> and space mean nothing. Base and quote come from the list, never from the places of letters. A perpetual contract
/// may be named with or without a word that says so. The venue's own spelling always means that instrument.
/// </remarks>
public sealed class SymbolList
{
    private const int MostShown = 8;

    /// <summary>Fewest letters that say something as a part of a symbol.</summary>
    private const int LeastPart = 3;

    private static readonly string[] PerpWords = ["P", "PERP", "PERPETUAL", "SWAP"];

    private readonly IReadOnlyList<VenueInstrument> _instruments;
    private readonly Dictionary<string, VenueInstrument> _symbols = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<VenueInstrument>> _spellings = new(StringComparer.Ordinal);

    /// <summary>Reads a list.</summary>
    public SymbolList(IReadOnlyList<VenueInstrument> instruments)
    {
        _instruments = instruments;
        foreach (VenueInstrument instrument in instruments)
        {
            _symbols.TryAdd(instrument.Instrument.Symbol, instrument);
            foreach (string spelling in Spellings(instrument).Distinct())
                Add(spelling, instrument);
        }
    }

    /// <summary>The instrument that is meant; null where that is not certain.</summary>
    /// <param name="text">As written: <c>btc/usdt</c>, <c>BTC-USDT</c>, <c>BTCUSDT.P</c>.</param>
    /// <param name="problem">Why it is not certain, as a sentence with suggestions; empty where it is.</param>
    public VenueInstrument? Resolve(string text, out string problem)
    {
        problem = "";
        if (_symbols.TryGetValue(text.Trim(), out VenueInstrument? own))
            return own;
        string plain = Plain(text);
        List<VenueInstrument> meant = _spellings.GetValueOrDefault(plain) ?? [.. _instruments.Where(line => line.Instrument.Base is { } coin && Plain(coin) == plain)];
        if (meant.Count == 1)
            return meant[0];
        problem = meant.Count == 0
            ? $"'{text}' is not in the list of {_instruments.Count:N0} instruments.{DidYouMean(plain)}"
            : $"'{text}' may be {Shown(meant)}. Write the venue's own symbol.";
        return null;
    }

    private static List<string> Spellings(VenueInstrument line)
    {
        Instrument instrument = line.Instrument;
        List<string> stems = [Plain(instrument.Symbol)];
        if (instrument is { Base: { } coin, Quote: { } quote })
        {
            stems.Add(Plain(coin + quote));
            if (line.Settle is { } settle)
                stems.Add(Plain(coin + quote + settle));
        }

        return instrument.Market == MarketKind.Perp ? [.. stems, .. stems.SelectMany(stem => PerpWords.Select(word => stem + word))] : stems;
    }

    /// <summary>Letters and digits alone, upper case.</summary>
    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string Shown(List<VenueInstrument> meant)
    {
        string shown = string.Join(", ", meant.Take(MostShown).Select(line => line.Instrument.Symbol));
        return meant.Count > MostShown ? $"{shown} or {meant.Count - MostShown:N0} others" : shown;
    }

    /// <summary>The nearest spelling, or else the symbols it is a part of.</summary>
    private string DidYouMean(string plain)
    {
        List<VenueInstrument> near = Spelling.Nearest(plain, _spellings.Keys) is { } nearest
            ? _spellings[nearest]
            : [.. _instruments.Where(line => plain.Length >= LeastPart && Plain(line.Instrument.Symbol).Contains(plain, StringComparison.Ordinal))];
        return near.Count > 0 ? $" Did you mean {Shown(near)}?" : "";
    }

    private void Add(string spelling, VenueInstrument instrument)
    {
        if (_spellings.TryGetValue(spelling, out List<VenueInstrument>? meant))
            meant.Add(instrument);
        else
            _spellings[spelling] = [instrument];
    }
}
