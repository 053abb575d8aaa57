using System.Text.Json.Serialization;

namespace BacktestCli.Data.Cache;

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
