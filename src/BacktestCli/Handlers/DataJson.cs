using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Handlers.Show;

namespace BacktestCli.Handlers;

/// <summary>What commands say of data, and the parts of it that others say too, as JSON; times are RFC 3339 in UTC, as in reports.</summary>
internal static class DataJson
{
    public static void Instrument(Utf8JsonWriter json, Instrument instrument, Interval interval) => Name(json, new DatasetName(instrument, interval));

    public static void Name(Utf8JsonWriter json, DatasetName name)
    {
        json.WriteString("exchange", name.Instrument.Exchange);
        json.WriteString("market", Word(name.Instrument.Market));
        json.WriteString("symbol", name.Instrument.Symbol);
        if (name.Interval is { } interval)
            json.WriteString("interval", interval.ToString());
        if (name.Series is { } series)
            json.WriteString("series", Word(series));
        else if (name.Price != PriceKind.Trade)
            json.WriteString("price", Word(name.Price));
    }

    public static void Dataset(Utf8JsonWriter json, CachedDataset dataset)
    {
        Name(json, dataset.Name);
        Range(json, dataset.From, dataset.To);
        json.WriteNumber("bars", dataset.Bars);
        json.WriteNumber("bytes", dataset.Bytes);
        json.WriteNumber("missing_bars", dataset.Holes.Sum(hole => hole.Bars));
        Holes(json, dataset.Holes);
    }

    public static void Series(Utf8JsonWriter json, CachedSeries series)
    {
        Name(json, series.Name);
        Range(json, series.From, series.To);
        json.WriteNumber("rows", series.Rows);
        json.WriteNumber("bytes", series.Bytes);
        Ranges(json, series.Ranges);
    }

    public static void Absences(Utf8JsonWriter json, IEnumerable<CachedAbsence> absences) => List(json, "absences", absences, absence =>
    {
        json.WriteStartObject();
        Range(json, absence.From, absence.To);
        json.WriteString("class", Word(absence.Class));
        json.WriteString("found_at", UtcTime.Format(absence.FoundAt));
        if (absence.Source is { } source)
            json.WriteString("source", source);
        json.WriteEndObject();
    });

    public static void Range(Utf8JsonWriter json, long from, long to)
    {
        json.WriteString("from", UtcTime.Format(from));
        json.WriteString("to", UtcTime.Format(to));
    }

    public static void Holes(Utf8JsonWriter json, IEnumerable<CachedHole> holes) => List(json, "holes", holes, hole =>
    {
        json.WriteStartObject();
        Range(json, hole.From, hole.To);
        json.WriteNumber("bars", hole.Bars);
        json.WriteString("class", Word(hole.Class));
        json.WriteEndObject();
    });

    public static void Gaps(Utf8JsonWriter json, IEnumerable<GapSummary> gaps) => List(json, "gaps", gaps, kind =>
    {
        json.WriteStartObject();
        json.WriteString("class", Word(kind.Class));
        json.WriteNumber("holes", kind.Holes);
        json.WriteNumber("bars", kind.Bars);
        json.WriteStartObject("longest");
        Range(json, kind.Longest.From, kind.Longest.To);
        json.WriteNumber("bars", kind.Longest.Bars);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    public static void Ranges(Utf8JsonWriter json, IEnumerable<TimeRange> ranges) => List(json, "ranges", ranges, range =>
    {
        json.WriteStartObject();
        Range(json, range.From, range.To);
        json.WriteEndObject();
    });

    /// <summary>A number; null where there is none.</summary>
    public static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } known)
            json.WriteNumber(name, known);
        else
            json.WriteNull(name);
    }

    /// <inheritdoc cref="Number(Utf8JsonWriter, string, double?)"/>
    public static void Number(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } known)
            json.WriteNumber(name, known);
        else
            json.WriteNull(name);
    }

    /// <inheritdoc cref="Number(Utf8JsonWriter, string, double?)"/>
    public static void Number(Utf8JsonWriter json, string name, long? value) => Number(json, name, (decimal?)value);

    public static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values) =>
        List(json, name, values, json.WriteStringValue);

    public static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
            write(item);
        json.WriteEndArray();
    }

    /// <summary>A value's name as in manifests and options: <c>VenueOutage</c> is <c>venue-outage</c>.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
