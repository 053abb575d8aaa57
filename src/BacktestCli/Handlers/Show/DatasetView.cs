using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Sources;
using BacktestCli.Reports.Console;

namespace BacktestCli.Handlers.Show;

/// <summary>One set of bars, read to the end: what it is, what is missing in it and why, what its bars are like, where they came from.</summary>
/// <param name="bars">The bars.</param>
/// <param name="cached">What the cache knows of them; null for bars of a file.</param>
internal sealed class DatasetView(BarsChoice bars, CachedDataset? cached)
{
    private const int MapWidth = 72;
    private const int MaxHoles = 10;

    private readonly MeasuredBars _measured = new(bars.Source, bars.Kind);
    private readonly BarStatistics _statistics = new();

    private Dataset Dataset => _measured.Dataset;

    /// <summary>What is missing, the ends of what was asked for included where the cache was asked.</summary>
    private IReadOnlyList<CachedHole> Holes => bars.Source is CachedBars source
        ? source.Holes
        : [.. Dataset.Gaps.Select(gap => new CachedHole(gap.From, gap.To, gap.Bars, HoleClass.Unknown))];

    /// <summary>Reads the bars.</summary>
    public DatasetView Read(CancellationToken cancellationToken)
    {
        foreach (BarSeries block in _measured.ReadBlocks(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            _statistics.Add(block);
        }

        return this;
    }

    /// <summary>Says it in lines.</summary>
    public void Print(TextWriter text)
    {
        text.WriteLine($"{Dataset.Instrument} {Dataset.Interval}: {Dataset.Bars:N0} bars, {UtcTime.Format(Dataset.From)} to "
            + $"{UtcTime.Format(Dataset.To)}");
        text.WriteLine($"fingerprint {Dataset.Fingerprint}");
        text.WriteLine($"coverage    {Map()}");
        text.WriteLine($"closes      {Sparkline.Of(_statistics.Closes, MapWidth)}");
        text.WriteLine($"prices      {_statistics.Low:0.########} to {_statistics.High:0.########}, volume {_statistics.Volume:N2}");
        text.WriteLine($"flat bars   {_statistics.FlatBars:N0} ({_statistics.FlatShare:P2}), bars without volume {_statistics.ZeroVolumeBars:N0}");
        PrintHoles(text);
        foreach (CachedFile file in cached?.Files ?? [])
            text.WriteLine($"file: {file.Name}, {file.Rows:N0} bars, {file.Bytes:N0} bytes, sha256 {file.Sha256}");
        foreach (string line in (cached?.Sources ?? []).SelectMany(SourceText.Of))
            text.WriteLine(line);
    }

    /// <summary>Says it as members of a JSON object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        DataJson.Instrument(json, Dataset.Instrument, Dataset.Interval);
        DataJson.Range(json, Dataset.From, Dataset.To);
        json.WriteNumber("bars", Dataset.Bars);
        json.WriteString("source", Dataset.Source);
        json.WriteString("fingerprint", Dataset.Fingerprint);
        json.WriteStartObject("statistics");
        json.WriteNumber("low", _statistics.Low);
        json.WriteNumber("high", _statistics.High);
        json.WriteNumber("volume", _statistics.Volume);
        json.WriteNumber("zero_volume_bars", _statistics.ZeroVolumeBars);
        json.WriteNumber("flat_bars", _statistics.FlatBars);
        json.WriteNumber("flat_share", _statistics.FlatShare);
        json.WriteEndObject();
        DataJson.Gaps(json, GapSummary.Of(Holes));
        DataJson.Holes(json, Holes);
        if (cached is null)
            return;
        DataJson.Absences(json, cached.Absences);
        DatasetProvenanceJson.Write(json, cached);
    }

    private string Map()
    {
        (long from, long to) = (Dataset.From, Dataset.To);
        if (Holes.Count > 0)
            (from, to) = (Math.Min(from, Holes[0].From), Math.Max(to, Holes[^1].To));
        TimeRange whole = new(from, to);
        return CoverageMap.Of(whole, Covered(whole), cached?.Absences ?? [], MapWidth);
    }

    private List<TimeRange> Covered(TimeRange whole)
    {
        List<TimeRange> covered = [];
        long from = whole.From;
        foreach (CachedHole hole in Holes)
        {
            covered.Add(new TimeRange(from, hole.From));
            from = hole.To;
        }

        return [.. covered, new TimeRange(from, whole.To)];
    }

    private void PrintHoles(TextWriter text)
    {
        foreach (GapSummary kind in GapSummary.Of(Holes))
            text.WriteLine($"missing     {kind.Bars:N0} {(kind.Bars == 1 ? "bar" : "bars")} in {kind.Holes:N0} {(kind.Holes == 1 ? "hole" : "holes")} ({DataJson.Word(kind.Class)}), the longest "
                + $"{UtcTime.Format(kind.Longest.From)} to {UtcTime.Format(kind.Longest.To)}");
        foreach (CachedHole hole in Holes.Take(MaxHoles))
            text.WriteLine($"hole: {UtcTime.Format(hole.From)} to {UtcTime.Format(hole.To)}, {hole.Bars:N0} missing ({DataJson.Word(hole.Class)})");
        if (Holes.Count > MaxHoles)
            text.WriteLine($"… and {Holes.Count - MaxHoles:N0} more holes: --json has them all.");
    }
}
