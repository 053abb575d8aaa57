using BacktestCli.Core.Market;

namespace BacktestCli.Data.Http.Paging;

/// <summary>The lengths of bars a venue has, and what it calls them.</summary>
/// <param name="venue">Its name for people: <c>OKX</c>.</param>
/// <param name="words">Our spelling and its word, shortest first.</param>
internal sealed class IntervalWords(string venue, IReadOnlyList<(string Ours, string Theirs)> words)
{
    private static readonly string[] Building = ["1d", "1h", "1m"];

    private readonly Dictionary<Interval, string> _words = words.ToDictionary(word => Interval.Parse(word.Ours), word => word.Theirs);

    /// <summary>What the venue calls a length it has.</summary>
    public string this[Interval interval] => _words[interval];

    /// <summary>Why the venue cannot give bars of a length, as a sentence with a next step; null where it can.</summary>
    public string? Refusal(Interval interval) => _words.ContainsKey(interval)
        ? null
        : $"{venue} has no bars of {interval}; it has {string.Join(", ", words.Select(word => word.Ours))}. {NextStep(interval)}";

    private string NextStep(Interval interval)
    {
        string? shorter = Array.Find(Building, text => Interval.Parse(text).Milliseconds < interval.Milliseconds && _words.ContainsKey(Interval.Parse(text)));
        return shorter is null ? "Use one of those." : $"Download {shorter} and build them with `backtest data resample`.";
    }
}
