namespace BacktestCli.Data.Http;

/// <summary>How long a host is waited for, and how often it is asked again.</summary>
internal sealed record Patience
{
    /// <summary>What suits a public API.</summary>
    public static Patience Usual { get; } = new();

    /// <summary>Times a request is sent in all, where something goes wrong on the way or the venue is busy.</summary>
    public int Tries { get; init; } = 6;

    /// <summary>Times each host is tried where none can be reached: who has no network shall know soon.</summary>
    public int TriesUnreachable { get; init; } = 2;

    /// <summary>How long a venue may be silent before it has answered anything at all; null: as long as all tries take.</summary>
    public TimeSpan? FirstAnswer { get; init; }

    /// <summary>How long connecting may take.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a page may take, its last byte included.</summary>
    public TimeSpan Page { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a file may take, its last byte included.</summary>
    public TimeSpan File { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a stream may be silent.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Pause before the second try, about; it doubles from try to try.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>Longest pause that is our own idea.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Longest pause a venue may ask for; who is to wait longer should come back instead.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a host that keeps failing is left alone; at least half a second.</summary>
    public TimeSpan Break { get; init; } = TimeSpan.FromSeconds(5);
}
