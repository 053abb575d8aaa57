namespace BacktestCli.FakeVenues;

/// <summary>Something that goes wrong with requests, on purpose.</summary>
public sealed record Fault
{
    /// <summary>Which requests: those whose path and query contain this text.</summary>
    public string Match { get; init; } = "";

    /// <summary>The first of the matching requests it happens to, counted from 1.</summary>
    public int From { get; init; } = 1;

    /// <summary>How many matching requests it happens to, one after another.</summary>
    public int Times { get; init; } = 1;

    /// <summary>An HTTP status in place of the answer's; without <see cref="Body"/>, one line that says so is the body.</summary>
    public int? Status { get; init; }

    /// <summary>A body in place of the answer's.</summary>
    public string? Body { get; init; }

    /// <summary>Headers added to the answer.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Milliseconds before the answer.</summary>
    public int DelayMs { get; init; }

    /// <summary>The connection is closed before a byte of the answer.</summary>
    public bool Drop { get; init; }

    /// <summary>Milliseconds between one tenth of the body and the next; 0: the body comes at once.</summary>
    public int TrickleMs { get; init; }

    /// <summary>Share of the body that is sent before the connection breaks; null: all of it.</summary>
    public double? CutAfter { get; init; }

    /// <summary>The body is compressed, and the compressed bytes end this early (share), with a length that hides it.</summary>
    public double? CutGzipAfter { get; init; }

    /// <summary>The body ends this early (share), with a length that hides it.</summary>
    public double? TruncateAfter { get; init; }

    /// <summary>The page has the right form and wrong contents.</summary>
    public PageLie Lie { get; init; }

    /// <summary>Milliseconds the server's clock is wrong by: its Date header, and what it takes for closed.</summary>
    public long ClockSkewMs { get; init; }
}
