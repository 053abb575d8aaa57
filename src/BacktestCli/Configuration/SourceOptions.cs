namespace BacktestCli.Configuration;

/// <summary>What was typed about the source of market data.</summary>
internal sealed record SourceOptions
{
    /// <summary>Nothing.</summary>
    public static SourceOptions None { get; } = new();

    /// <summary>A vendor in place of the venue itself; null: the venue.</summary>
    public string? Via { get; init; }

    /// <summary>Address of the API.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Address of bulk files.</summary>
    public string? ArchiveUrl { get; init; }

    /// <summary>Bulk files are not used.</summary>
    public bool NoArchive { get; init; }

    /// <summary>The option that names an address; null where none does.</summary>
    public string? Names => BaseUrl is not null ? "--base-url" : ArchiveUrl is not null ? "--archive-url" : null;

    /// <summary>Every rule these options break.</summary>
    public IEnumerable<string> Problems()
    {
        if (BaseUrl is not null && SourceKeys.AddressProblem("--base-url", BaseUrl) is { } api)
            yield return api;
        if (ArchiveUrl is not null && SourceKeys.AddressProblem("--archive-url", ArchiveUrl) is { } files)
            yield return files;
        if (ArchiveUrl is not null && NoArchive)
            yield return "--archive-url says where bulk files are and --no-archive that they are not used: give one of them.";
    }
}
