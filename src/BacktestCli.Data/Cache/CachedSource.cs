using System.Text.Json.Serialization;
using BacktestCli.Data.Import;

namespace BacktestCli.Data.Cache;

/// <summary>Rows that an import repaired.</summary>
/// <param name="Fault">What was wrong with them.</param>
/// <param name="Rows">How many.</param>
public sealed record RepairedRows(FaultKind Fault, long Rows);

/// <summary>Where rows came from: an import, a download or finer bars, and the stretches that rest on it.</summary>
public sealed record CachedSource
{
    /// <summary>Stretches without a hole, oldest first; for a series, what was asked for.</summary>
    public required IReadOnlyList<TimeRange> Ranges { get; init; }

    /// <summary>Where it was downloaded from: a URL without key and query; null where it was not.</summary>
    public string? Address { get; init; }

    /// <summary>The interval of the cached bars these were built from; null where they were not.</summary>
    public string? ResampledFrom { get; init; }

    /// <summary>The files that were imported, or the one that was downloaded; none where the address is not that of a file.</summary>
    public required IReadOnlyList<SourceFile> Files { get; init; }

    /// <summary>When, Unix ms; the last time where it was piece by piece.</summary>
    [JsonConverter(typeof(UtcTimeJson))]
    public required long ImportedAt { get; init; }

    /// <summary>By which version of this program.</summary>
    public required string Version { get; init; }

    /// <summary>What the import was told to do about rows at fault.</summary>
    public Repair Repair { get; init; }

    /// <summary>The rows it did that to.</summary>
    public IReadOnlyList<RepairedRows> Repaired { get; init; } = [];

    /// <summary>Which bars stayed where the cache held others of the same time; null where none differed.</summary>
    public Preference? Preferred { get; init; }

    /// <summary>How many differed.</summary>
    public long Differed { get; init; }
}
