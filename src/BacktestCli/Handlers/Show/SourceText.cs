using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Import;

namespace BacktestCli.Handlers.Show;

/// <summary>Where rows came from, in lines.</summary>
internal static class SourceText
{
    public static IEnumerable<string> Of(CachedSource source)
    {
        string when = UtcTime.Format(source.ImportedAt);
        string how = source switch
        {
            { ResampledFrom: { } finer } => $"bars of {finer}, resampled {when}",
            { Address: { } address } => $"{address}{Checksum(source)}, downloaded {when}",
            _ => $"{string.Join(", ", source.Files.Select(Name))}, imported {when}",
        };
        yield return $"source: {how} by {source.Version}, {source.Ranges.Count:N0} {(source.Ranges.Count == 1 ? "range" : "ranges")}";
        foreach (RepairedRows repaired in source.Repaired)
            yield return $"    repaired ({DataJson.Word(source.Repair)}): {repaired.Rows:N0} {DataJson.Word(repaired.Fault)}";
    }

    private static string Checksum(CachedSource source) => source.Files.Any(file => file.ChecksumVerified) ? " (vendor checksum verified)" : "";

    private static string Name(SourceFile file) => file.ChecksumVerified ? file.Name + " (vendor checksum verified)" : file.Name;
}
