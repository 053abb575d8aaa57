using BacktestCli.Data.Import;

namespace BacktestCli.Data.Cache;

/// <summary>Keeps the list of sources true: what rests on which.</summary>
internal static class SourceList
{
    /// <summary>The sources after some stretches came to rest on others, or on none.</summary>
    /// <param name="before">Those that were known.</param>
    /// <param name="gone">What rests on them no more.</param>
    public static IEnumerable<CachedSource> Without(IReadOnlyList<CachedSource> before, IReadOnlyList<TimeRange> gone) => before
        .Select(known => known with { Ranges = Ranges.Without(known.Ranges, gone) })
        .Where(known => known.Ranges.Count > 0);

    /// <summary>The sources and a further one, which is made one with an earlier of the same origin.</summary>
    public static IReadOnlyList<CachedSource> With(IReadOnlyList<CachedSource> sources, CachedSource next)
    {
        int place = sources.ToList().FindIndex(known => IsSameOrigin(known, next));
        if (place < 0)
            return [.. sources, next];
        CachedSource joined = next with { Ranges = Ranges.Joined([.. sources[place].Ranges, .. next.Ranges]) };
        return [.. sources.Take(place), joined, .. sources.Skip(place + 1)];
    }

    /// <summary>How a manifest describes a fetched origin.</summary>
    public static CachedSource Of(FetchedFrom fetched, IReadOnlyList<TimeRange> ranges, long now, string version) => new()
    {
        Ranges = ranges,
        Address = fetched.Origin.Address,
        Files = fetched.Origin.Sha256 is { } hash
            ? [new SourceFile(NameOf(fetched.Origin.Address), fetched.Origin.Bytes, hash, fetched.Origin.ChecksumVerified)]
            : [],
        ImportedAt = now,
        Version = version,
    };

    private static bool IsSameOrigin(CachedSource known, CachedSource next) =>
        (known.Address, known.ResampledFrom, known.Version, known.Repair, known.Differed)
        == (next.Address, next.ResampledFrom, next.Version, next.Repair, next.Differed)
        && known.Files.SequenceEqual(next.Files);

    private static string NameOf(string address) => address[(address.TrimEnd('/').LastIndexOf('/') + 1)..];
}
