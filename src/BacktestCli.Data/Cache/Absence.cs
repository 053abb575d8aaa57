using System.Text.Json.Serialization;

namespace BacktestCli.Data.Cache;

/// <summary>A stretch a source was asked for and has nothing in.</summary>
/// <param name="Range">Open times, or times of events, [from, to).</param>
/// <param name="Class">Why, as the source would put it.</param>
internal sealed record Absence(TimeRange Range, HoleClass Class);

/// <summary>What the cache remembers of an absence. It may lie before the first row, after the last, or where there is no row at all.</summary>
/// <param name="From">Unix ms, inclusive.</param>
/// <param name="To">Unix ms, exclusive.</param>
/// <param name="Class">Why.</param>
/// <param name="FoundAt">When the source was asked, Unix ms; the last time where it was asked piece by piece.</param>
/// <param name="Source">The address that was asked; null where none is known.</param>
public sealed record CachedAbsence(
    [property: JsonConverter(typeof(UtcTimeJson))] long From,
    [property: JsonConverter(typeof(UtcTimeJson))] long To,
    HoleClass Class,
    [property: JsonConverter(typeof(UtcTimeJson))] long FoundAt,
    string? Source = null)
{
    /// <summary>True where asking again is not worth it: the source has answered.</summary>
    internal bool IsConfirmed => Class is not (HoleClass.FetchFailed or HoleClass.Unknown);

    internal TimeRange Range => new(From, To);
}
