using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace BacktestCli.Handlers.Replay;

/// <summary>Takes the options of a run out of its command line, and puts them back. Every option is locked but those named here, each with its reason.</summary>
internal static class LockedOptions
{
    private const string Place = "it says where output goes, not what is in it";
    private const string Judgement = "it judges the report and is no part of it";
    private const string Fetching = "it says how bars are fetched; a replay reads those that are there, by their fingerprint";
    private const string Asking = "it limits how models are asked; a replay asks none";

    /// <summary>Options that move no number of a report, and why.</summary>
    public static IReadOnlyDictionary<string, string> Unlocked { get; } = new Dictionary<string, string>
    {
        ["out"] = Place,
        ["name"] = Place,
        ["format"] = "it says which files are written beside report.json, whose hash is the lock's",
        ["timings"] = "how long a run takes is not in its report",
        ["expect"] = Judgement,
        ["against"] = Judgement,
        ["tolerance"] = Judgement,
        ["policy"] = Judgement,
        ["junit"] = Judgement,
        ["offline"] = "a replay never uses the network",
        ["base-url"] = Fetching,
        ["archive-url"] = Fetching,
        ["no-archive"] = Fetching,
        ["max-cost"] = Asking,
        ["max-calls"] = Asking,
        ["max-tokens"] = Asking,
        ["in-flight"] = Asking,
        ["signals-max-age"] = "it hangs on the clock; a replay takes the recordings by what is in them",
    };

    /// <summary>The options of a command line that can move a number, by name, in order of name, those that were left to their defaults too.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(ParseResult result, IEnumerable<Option> options) => options
        .Select(option => (Key: option.Name.TrimStart('-'), Values: ValuesOf(option, result)))
        .Where(one => one.Values.Length > 0 && !Unlocked.ContainsKey(one.Key) && one.Key is not ("help" or "version"))
        .OrderBy(one => one.Key, StringComparer.Ordinal)
        .ToDictionary(one => one.Key, IReadOnlyList<string> (one) => one.Values);

    /// <summary>The words that would be typed.</summary>
    public static IReadOnlyList<string> Words(IReadOnlyDictionary<string, IReadOnlyList<string>> options) =>
        [.. options.SelectMany(option => option.Value.Select(value => $"--{option.Key}={value}"))];

    private static string[] ValuesOf(Option option, ParseResult result)
    {
        if (result.GetResult(option) is { Implicit: false } typed)
            return Typed(option, typed);
        object? usual = option.HasDefaultValue ? option.GetDefaultValue() : null;
        return usual switch
        {
            null or false => [],
            string[] texts => texts,
            IFormattable number => [number.ToString(null, CultureInfo.InvariantCulture)],
            _ => [usual.ToString()!],
        };
    }

    private static string[] Typed(Option option, OptionResult typed)
    {
        string[] words = [.. typed.Tokens.Select(token => token.Value)];
        if (option is not Option<bool>)
            return words;
        return words.Length == 0 || bool.Parse(words[^1]) ? ["true"] : [];
    }
}
