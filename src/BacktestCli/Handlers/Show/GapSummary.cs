using BacktestCli.Data.Cache;

namespace BacktestCli.Handlers.Show;

/// <summary>The holes of one class.</summary>
/// <param name="Class">Why bars are missing.</param>
/// <param name="Holes">How many holes there are.</param>
/// <param name="Bars">How many bars they lack.</param>
/// <param name="Longest">The longest of them, the first where several are.</param>
internal sealed record GapSummary(HoleClass Class, int Holes, long Bars, CachedHole Longest)
{
    /// <summary>Holes by class, the class that lacks most first.</summary>
    public static IReadOnlyList<GapSummary> Of(IEnumerable<CachedHole> holes) =>
    [
        .. holes.GroupBy(hole => hole.Class)
            .Select(kind => new GapSummary(kind.Key, kind.Count(), kind.Sum(hole => hole.Bars), kind.MaxBy(hole => hole.Bars)!))
            .OrderByDescending(kind => kind.Bars)
            .ThenBy(kind => kind.Class),
    ];
}
