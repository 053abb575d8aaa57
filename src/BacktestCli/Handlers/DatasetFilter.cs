using BacktestCli.Data.Cache;

namespace BacktestCli.Handlers;

/// <summary>Which datasets of the cache are meant, as typed; what is null leaves all in.</summary>
internal sealed record DatasetFilter
{
    /// <summary>The spelling of a kind that means bars of what was paid.</summary>
    private const string Bars = "bars";

    /// <summary>What <c>--kind</c> takes.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [Bars, "mark", "funding", "book", "flow", "liquidations"];

    /// <summary>The venue.</summary>
    public string? Exchange { get; init; }

    /// <summary><c>spot</c> or <c>perp</c>.</summary>
    public string? Market { get; init; }

    /// <summary>The instrument's symbol.</summary>
    public string? Symbol { get; init; }

    /// <summary>How long a bar lasts.</summary>
    public string? Interval { get; init; }

    /// <summary>One of <see cref="Kinds"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>Every rule these break.</summary>
    public IEnumerable<string> Problems()
    {
        if (Interval is not null && !Core.Market.Interval.TryParse(Interval, out _))
            yield return $"--interval is '{Interval}': it must be one of {string.Join(' ', Core.Market.Interval.Known)}.";
        if (Kind is not null && !Kinds.Contains(Kind))
            yield return $"--kind is '{Kind}': it must be one of {string.Join(' ', Kinds)}.";
    }

    /// <summary>True for a dataset that is meant.</summary>
    public bool Takes(DatasetName name) =>
        Agrees(Exchange, name.Instrument.Exchange)
        && Agrees(Market, DataJson.Word(name.Instrument.Market))
        && Agrees(Symbol, name.Instrument.Symbol)
        && (Interval is null || name.Interval?.ToString() == Interval)
        && Agrees(Kind, name.Word ?? Bars);

    private static bool Agrees(string? wanted, string there) => wanted is null || wanted.Equals(there, StringComparison.OrdinalIgnoreCase);
}
