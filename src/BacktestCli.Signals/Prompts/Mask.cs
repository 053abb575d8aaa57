using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using BacktestCli.Core.Market;

namespace BacktestCli.Signals.Prompts;

/// <summary>
/// Keeps texts that people wrote from giving an instrument away: its symbol, its base currency of three letters or more, the coin's full
/// name, the venue, dates and years.
/// </summary>
/// <remarks>The rest of an anonymous prompt needs no looking through: its words are the template's, and its figures are rescaled.</remarks>
internal sealed partial class Mask
{
    /// <summary>What bars of a file have for a venue; it gives nothing away.</summary>
    private const string NoVenue = "file";

    private static readonly ConcurrentDictionary<(Instrument, string), Mask> Known = [];

    private readonly string _name;
    private readonly Regex[] _names;
    private readonly Regex? _venue;

    private Mask(Instrument instrument, string name)
    {
        _name = name;
        string? ticker = instrument.Base ?? CoinNames.Guess(instrument.Symbol);
        string? bare = ticker?.TrimStart('0', '1'); // 1000PEPE is a thousand PEPE
        string?[] names = [instrument.Symbol, ticker, bare, CoinNames.InFull(ticker ?? "")];
        _names = [.. names.OfType<string>().Where(one => one.Count(char.IsLetter) >= 3).Distinct().Select(one => Word(one))];
        _venue = instrument.Exchange == NoVenue ? null : Word(instrument.Exchange);
    }

    /// <summary>The mask of an instrument, made once.</summary>
    /// <param name="instrument">What is to be hidden.</param>
    /// <param name="name">What it is called instead.</param>
    public static Mask Of(Instrument instrument, string name) => Known.GetOrAdd((instrument, name), static one => new Mask(one.Item1, one.Item2));

    /// <summary>The text with the instrument's names replaced.</summary>
    /// <exception cref="SignalException">It gives the venue or a time away.</exception>
    public string Cover(string text, string what)
    {
        string covered = _names.Aggregate(text, (left, name) => name.Replace(left, _name));
        HoldSecret(covered, what);
        return covered;
    }

    /// <summary>Makes sure that a text gives nothing away.</summary>
    /// <param name="text">The text.</param>
    /// <param name="what">What it is: <c>the rules</c>.</param>
    /// <exception cref="SignalException">It names the instrument, the venue or a time.</exception>
    public void HoldSecret(string text, string what)
    {
        foreach (Regex telling in _names.Append(_venue).Append(Year()).OfType<Regex>())
        {
            if (telling.Match(text) is { Success: true } match)
            {
                throw new SignalException($"An anonymous question must not say what it is about, but {what} would give away '{match.Value}'. " +
                    "Write without it, or ask openly with --anonymize off.");
            }
        }
    }

    private static Regex Word(string word) => CoinNames.IsOrdinaryWord(word)
        ? new(Alone(word.ToUpperInvariant()), RegexOptions.CultureInvariant)
        : new(Alone(word), RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static string Alone(string word) => $@"(?<![\p{{L}}\p{{Nd}}]){Regex.Escape(word)}(?![\p{{L}}\p{{Nd}}])";

    /// <summary>A year in which there were coins, alone or in a date; not a number such as 2,024 or 0.2024.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{Nd}.,])20(?:09|[12]\d|3[0-5])(?:[-/.]\d{1,2}[-/.]\d{1,2})?(?![\p{Nd}]|[.,]\d)")]
    private static partial Regex Year();
}
