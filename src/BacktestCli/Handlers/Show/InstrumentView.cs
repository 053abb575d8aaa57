using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;

namespace BacktestCli.Handlers.Show;

/// <summary>All that the cache holds of an instrument, by its manifests: each dataset's coverage and what is missing in it.</summary>
/// <param name="bars">Bars of every interval and price.</param>
/// <param name="series">What is kept beside them.</param>
internal sealed class InstrumentView(IReadOnlyList<CachedDataset> bars, IReadOnlyList<CachedSeries> series)
{
    private const int MapWidth = 72;

    /// <summary>Says it in lines.</summary>
    public void Print(TextWriter text)
    {
        foreach (CachedDataset dataset in bars)
        {
            Print(text, dataset.Name, $"{dataset.Bars:N0} bars", dataset.Ranges, dataset.Absences);
            foreach (GapSummary kind in GapSummary.Of(dataset.Holes))
                text.WriteLine($"    {kind.Bars:N0} bars are missing ({DataJson.Word(kind.Class)}), the longest hole {kind.Longest.Bars:N0}");
        }

        foreach (CachedSeries each in series)
            Print(text, each.Name, $"{each.Rows:N0} rows", each.Ranges, each.Absences);
        text.WriteLine(CoverageMap.Legend);
    }

    /// <summary>Says it as members of a JSON object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        DataJson.List(json, "datasets", bars, dataset =>
        {
            json.WriteStartObject();
            DataJson.Dataset(json, dataset);
            DataJson.Gaps(json, GapSummary.Of(dataset.Holes));
            DataJson.Ranges(json, dataset.Ranges);
            DataJson.Absences(json, dataset.Absences);
            json.WriteEndObject();
        });
        DataJson.List(json, "series", series, each =>
        {
            json.WriteStartObject();
            DataJson.Series(json, each);
            DataJson.Absences(json, each.Absences);
            json.WriteEndObject();
        });
    }

    private static void Print(
        TextWriter text, DatasetName name, string rows, IReadOnlyList<TimeRange> covered, IReadOnlyList<CachedAbsence> absences)
    {
        (long from, long to) = (covered[0].From, covered[^1].To);
        if (absences.Count > 0)
            (from, to) = (Math.Min(from, absences[0].From), Math.Max(to, absences[^1].To));
        text.WriteLine($"{name}: {rows}, {UtcTime.Format(covered[0].From)} to {UtcTime.Format(covered[^1].To)}");
        text.WriteLine($"    {CoverageMap.Of(new TimeRange(from, to), covered, absences, MapWidth)}");
    }
}
