namespace BacktestCli.Data.Cache;

/// <summary>What a dataset's folder holds and where it came from.</summary>
internal sealed record CacheManifest
{
    /// <summary>The files, oldest first.</summary>
    public IReadOnlyList<CachedFile> Files { get; init; } = [];

    /// <summary>Where the rows came from, in the order in which they came.</summary>
    public IReadOnlyList<CachedSource> Sources { get; init; } = [];

    /// <summary>Where bars are missing between bars, oldest first, split by why; none where rows have no cadence.</summary>
    public IReadOnlyList<CachedHole> Holes { get; init; } = [];

    /// <summary>What sources were asked for and do not have, oldest first, none overlapping.</summary>
    /// <remarks>Manifests of before this was remembered lack it, which the serializer hands over as null.</remarks>
    public IReadOnlyList<CachedAbsence> Absences { get; init => field = value ?? []; } = [];

    /// <summary>What the folder will hold when the writing that is under way is done; null where none is.</summary>
    /// <remarks>
    /// A file is replaced by renaming, which may happen before or after a crash; so for that while a file is good if it is the one of
    /// <see cref="Files"/> or the one of this.
    /// </remarks>
    public CacheManifest? Next { get; init; }

    /// <summary>The manifest entry of a file; null where there is none.</summary>
    public CachedFile? this[string name] => Files.FirstOrDefault(file => file.Name == name);
}
