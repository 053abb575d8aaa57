using BacktestCli.Data.Http;

namespace BacktestCli.Data.Exchanges;

/// <summary>What the user may set about a source: by option, environment variable or configuration file.</summary>
public sealed record VenueSettings
{
    /// <summary>Its API, in place of the published hosts; null: those.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>Its bulk files; null: the published host, or <see cref="BaseUrl"/> where that is given.</summary>
    public Uri? ArchiveUrl { get; init; }

    /// <summary>False: bulk files are not used.</summary>
    public bool UseArchive { get; init; } = true;

    /// <summary>The key; null where none was given.</summary>
    public string? Key { get; init; }

    /// <summary>Further settings by name, such as those of a relay's mapping.</summary>
    public IReadOnlyDictionary<string, string> More { get; init; } = new Dictionary<string, string>();

    /// <summary>How long the source's hosts are waited for.</summary>
    internal Patience Patience { get; init; } = Patience.Usual;

    /// <summary>Told of waits and retries; null: nobody is.</summary>
    internal HttpMeter? Meter { get; init; }
}
