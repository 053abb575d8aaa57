using System.Text.RegularExpressions;

namespace BacktestCli.Data.Exchanges.Relay;

/// <summary>Addresses with places to fill in: <c>/market/{exchange}</c>.</summary>
internal static partial class RelayTemplate
{
    /// <summary>Fills every place, escaped for an address.</summary>
    public static string Fill(string template, Dictionary<string, string> values) =>
        Place().Replace(template, place => Uri.EscapeDataString(values[place.Groups[1].Value]));

    /// <summary>What is wrong with a template; empty where nothing is.</summary>
    /// <param name="key">The setting it is from.</param>
    /// <param name="template">The template.</param>
    /// <param name="known">Places that can be filled.</param>
    /// <param name="needed">Places without which the request says too little.</param>
    public static IEnumerable<string> Problems(string key, string template, IReadOnlyList<string> known, IReadOnlyList<string> needed)
    {
        HashSet<string> places = [.. Place().Matches(template).Select(place => place.Groups[1].Value)];
        if (!template.StartsWith('/'))
            yield return $"{key} is '{template}': it must begin with a slash.";
        foreach (string place in places.Except(known))
            yield return $"{key} has {{{place}}}: only {string.Join(' ', known.Select(name => $"{{{name}}}"))} can be filled in.";
        foreach (string place in needed.Except(places))
            yield return $"{key} lacks {{{place}}}, without which every request would be the same.";
    }

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Place();
}
