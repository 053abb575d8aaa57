using BacktestCli.Composition;
using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Import;
using BacktestCli.Data.Sources;

namespace BacktestCli.Handlers;

/// <summary>Shows one dataset.</summary>
internal sealed class DataShowHandler(Terminal terminal, Surroundings surroundings, BarCache cache)
{
    public int Execute(DataChoice choice, CancellationToken cancellationToken)
    {
        UsageException.ThrowIfAny(choice.Problems());
        if (!choice.NamesCache && choice.File is null)
            throw new UsageException("no bars are named: give --data FILE, --data sample, or --symbol and --interval of the cache.");

        BarsChoice bars = BarsChoice.Find(choice, cache, surroundings.Resolve);
        MeasuredBars measured = new(bars.Source, bars.Kind);
        foreach (BarSeries _ in measured.ReadBlocks(cancellationToken))
            cancellationToken.ThrowIfCancellationRequested();
        CachedDataset? cached = bars.Source is CachedBars ? cache.Show(measured.Instrument, measured.Interval) : null;
        if (terminal.Json)
            WriteJson(measured.Dataset, cached);
        else
            Print(measured.Dataset, cached);
        return ExitCode.Done;
    }

    private void Print(Dataset dataset, CachedDataset? cached)
    {
        TextWriter text = terminal.Out;
        text.WriteLine($"{dataset.Instrument} {dataset.Interval}: {dataset.Bars:N0} bars, {UtcTime.Format(dataset.From)} to "
            + $"{UtcTime.Format(dataset.To)}");
        text.WriteLine($"fingerprint {dataset.Fingerprint}");
        foreach (Gap gap in dataset.Gaps)
            text.WriteLine($"hole: {UtcTime.Format(gap.From)} to {UtcTime.Format(gap.To)}, {gap.Bars:N0} missing{ClassOf(gap, cached)}");
        foreach (CachedFile file in cached?.Files ?? [])
            text.WriteLine($"file: {file.Name}, {file.Rows:N0} bars, {file.Bytes:N0} bytes, sha256 {file.Sha256}");
        foreach (CachedSource source in cached?.Sources ?? [])
        {
            string files = string.Join(", ", source.Files.Select(Name));
            text.WriteLine($"source: {files}, imported {UtcTime.Format(source.ImportedAt)} by {source.Version}, "
                + $"{source.Ranges.Count:N0} ranges");
            foreach (RepairedRows repaired in source.Repaired)
                text.WriteLine($"    repaired ({DataJson.Word(source.Repair)}): {repaired.Rows:N0} {DataJson.Word(repaired.Fault)}");
        }
    }

    private static string Name(SourceFile file) => file.ChecksumVerified ? file.Name + " (vendor checksum verified)" : file.Name;

    private static string ClassOf(Gap gap, CachedDataset? cached) =>
        cached?.Holes.FirstOrDefault(hole => hole.From == gap.From && hole.To == gap.To) is { } hole
            ? $" ({DataJson.Word(hole.Class)})"
            : "";

    private void WriteJson(Dataset dataset, CachedDataset? cached) => terminal.WriteJson(json =>
    {
        json.WriteStartObject();
        DataJson.Instrument(json, dataset.Instrument, dataset.Interval);
        DataJson.Range(json, dataset.From, dataset.To);
        json.WriteNumber("bars", dataset.Bars);
        json.WriteString("source", dataset.Source);
        json.WriteString("fingerprint", dataset.Fingerprint);
        DataJson.Holes(json, dataset.Gaps.Select(gap => cached?.Holes.FirstOrDefault(hole => hole.From == gap.From && hole.To == gap.To)
            ?? new CachedHole(gap.From, gap.To, gap.Bars, HoleClass.Unknown)));
        if (cached is not null)
            DatasetProvenanceJson.Write(json, cached);
        json.WriteEndObject();
    });
}
