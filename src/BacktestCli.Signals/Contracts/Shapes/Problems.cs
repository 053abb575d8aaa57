using System.Text.Json;
using BacktestCli.Signals.Json;

namespace BacktestCli.Signals.Contracts.Shapes;

/// <summary>
/// The faults of an answer, a sentence each with its place, in the order in which they were found, and what was mended in it.
/// </summary>
internal sealed class Problems
{
    /// <summary>A model is told no more than this: the rest tends to be the same fault again.</summary>
    private const int Most = 20;

    private const int LongestValue = 60;

    private readonly List<string> _all = [];
    private int _more;

    /// <summary>True where there is one.</summary>
    public bool Any => _all.Count > 0;

    /// <summary>All of them; past the twentieth, how many more.</summary>
    public IReadOnlyList<string> All => _more == 0 ? _all : [.. _all, $"There are {_more} more."];

    /// <summary>Numbers that were texts.</summary>
    public RepairLog Repairs { get; } = new();

    /// <summary>Adds a sentence.</summary>
    public void Add(string sentence)
    {
        if (_all.Count < Most)
            _all.Add(sentence);
        else
            _more++;
    }

    /// <summary>Adds <c>place is value: it must be rule.</c></summary>
    public void Add(string place, JsonElement value, string rule) => Add(place, Shown(value), rule);

    /// <summary>Adds <c>place is value: it must be rule.</c></summary>
    public void Add(string place, string value, string rule) =>
        Add($"{(place.Length == 0 ? "The answer" : place)} is {value}: it must be {rule}.");

    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.Undefined => "missing",
        _ when value.GetRawText() is { Length: > LongestValue } text => $"{text[..LongestValue]}…",
        _ => value.GetRawText(),
    };
}
