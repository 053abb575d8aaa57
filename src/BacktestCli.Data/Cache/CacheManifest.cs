using System.Text.Json.Serialization;
using BacktestCli.Data.Import;

namespace BacktestCli.Data.Cache;

/// <summary>Why bars are missing.</summary>
public enum HoleClass
{
    /// <summary>Nobody has found out.</summary>
    Unknown,

    /// <summary>The instrument did not trade yet, or no more.</summary>
    NotListed,

    /// <summary>The venue stood still.</summary>
    VenueOutage,

    /// <summary>Nobody traded.</summary>
    NoTrade,

    /// <summary>They could not be fetched.</summary>
    FetchFailed,

    /// <summary>The vendor's files lack them.</summary>
    VendorHole,
}

/// <summary>A file of bars.</summary>
/// <param name="Name">Its name in the dataset's folder.</param>
/// <param name="Rows">Bars in it.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Of the whole file, lower-case hex.</param>
/// <param name="FirstTime">Open time of its first bar, Unix ms.</param>
/// <param name="LastTime">Open time of its last bar, Unix ms.</param>
public sealed record CachedFile(
    string Name,
    long Rows,
    long Bytes,
    string Sha256,
    [property: JsonConverter(typeof(UtcTimeJson))] long FirstTime,
    [property: JsonConverter(typeof(UtcTimeJson))] long LastTime);

/// <summary>A stretch without bars, [from, to), between two bars that are there.</summary>
/// <param name="From">Open time of the first missing bar, Unix ms.</param>
/// <param name="To">Open time of the next bar that is there, Unix ms.</param>
/// <param name="Bars">Bars missing.</param>
/// <param name="Class">Why.</param>
public sealed record CachedHole(
    [property: JsonConverter(typeof(UtcTimeJson))] long From,
    [property: JsonConverter(typeof(UtcTimeJson))] long To,
    long Bars,
    HoleClass Class);

/// <summary>A stretch of time, [from, to).</summary>
/// <param name="From">Unix ms.</param>
/// <param name="To">Unix ms.</param>
public sealed record TimeRange(
    [property: JsonConverter(typeof(UtcTimeJson))] long From,
    [property: JsonConverter(typeof(UtcTimeJson))] long To);

/// <summary>Rows that an import repaired.</summary>
/// <param name="Fault">What was wrong with them.</param>
/// <param name="Rows">How many.</param>
public sealed record RepairedRows(FaultKind Fault, long Rows);

/// <summary>Where bars came from: one import, and the stretches that rest on it.</summary>
public sealed record CachedSource
{
    /// <summary>Stretches without a hole, oldest first.</summary>
    public required IReadOnlyList<TimeRange> Ranges { get; init; }

    /// <summary>The files that were imported.</summary>
    public required IReadOnlyList<SourceFile> Files { get; init; }

    /// <summary>When, Unix ms.</summary>
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

/// <summary>What a dataset's folder holds and where it came from.</summary>
internal sealed record CacheManifest
{
    /// <summary>The files, oldest first.</summary>
    public IReadOnlyList<CachedFile> Files { get; init; } = [];

    /// <summary>Where the bars came from, in the order of the imports.</summary>
    public IReadOnlyList<CachedSource> Sources { get; init; } = [];

    /// <summary>Where bars are missing, oldest first.</summary>
    public IReadOnlyList<CachedHole> Holes { get; init; } = [];

    /// <summary>What the folder will hold when the writing that is under way is done; null where none is.</summary>
    /// <remarks>
    /// A file is replaced by renaming, which may happen before or after a crash; so for that while a file is good if it is the one of
    /// <see cref="Files"/> or the one of this.
    /// </remarks>
    public CacheManifest? Next { get; init; }

    /// <summary>The manifest entry of a file; null where there is none.</summary>
    public CachedFile? this[string name] => Files.FirstOrDefault(file => file.Name == name);
}
