using BacktestCli.Core.Market;

namespace BacktestCli.Data.Cache;

/// <summary>What an import changed.</summary>
public sealed record CacheImportResult
{
    /// <summary>What the bars are of.</summary>
    public required Instrument Instrument { get; init; }

    /// <summary>How long each lasts.</summary>
    public required Interval Interval { get; init; }

    /// <summary>Bars that were not there.</summary>
    public required long Added { get; init; }

    /// <summary>Bars that were there already, the same.</summary>
    public required long Equal { get; init; }

    /// <summary>Bars that were there, and not the same.</summary>
    public required long Differed { get; init; }

    /// <summary>Which of those stayed.</summary>
    public required Preference Preferred { get; init; }

    /// <summary>Names of the files that were written.</summary>
    public required IReadOnlyList<string> FilesWritten { get; init; }

    /// <summary>Files that were found damaged; what the import did not bring back of them is a hole now.</summary>
    public required IReadOnlyList<CachedFile> FilesLost { get; init; }

    /// <summary>Bars the dataset has now.</summary>
    public required long Bars { get; init; }

    /// <summary>Where bars are missing in it now.</summary>
    public required IReadOnlyList<CachedHole> Holes { get; init; }
}
