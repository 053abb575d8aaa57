using BacktestCli.Core.Market;

namespace BacktestCli.Data.Sources;

/// <summary>Which bars of which files are wanted, without the cache.</summary>
public sealed record FileBarRequest
{
    /// <summary>A file, archive or folder.</summary>
    public required string Path { get; init; }

    /// <summary>The venue.</summary>
    /// <value>Default null: <c>file</c>, no venue.</value>
    public string? Exchange { get; init; }

    /// <summary>The market.</summary>
    public MarketKind Market { get; init; }

    /// <summary>The symbol.</summary>
    /// <value>Default null: read from the file's name.</value>
    public string? Symbol { get; init; }

    /// <summary>How long each bar lasts.</summary>
    /// <value>Default null: inferred, the most common step between two bars.</value>
    public Interval? Interval { get; init; }

    /// <summary>Open times from this one on, Unix ms.</summary>
    /// <value>Default null: from the first.</value>
    public long? From { get; init; }

    /// <summary>Open times before this one, Unix ms.</summary>
    /// <value>Default null: to the last.</value>
    public long? To { get; init; }
}
