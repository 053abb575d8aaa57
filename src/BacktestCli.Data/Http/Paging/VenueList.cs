using System.Globalization;
using System.Text.Json;

namespace BacktestCli.Data.Http.Paging;

/// <summary>Reads lines of a venue's list of instruments, where numbers may be written as text.</summary>
internal static class VenueList
{
    /// <summary>The lines of a list that stands under a name.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static IEnumerable<JsonElement> Items(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : throw new FormatException($"the answer has no list of {name}");

    /// <summary>A text; empty where it is absent or null.</summary>
    public static string Text(this JsonElement line, string name) =>
        line.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>A number; null where it is absent, null or empty.</summary>
    public static decimal? Decimal(this JsonElement line, string name) =>
        !line.TryGetProperty(name, out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.Number ? value.GetDecimal()
        : decimal.TryParse(line.Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number
        : null;

    /// <summary>Smallest step of a quantity; 1e-8 where the line does not say.</summary>
    public static decimal Lot(this JsonElement line, string name) =>
        line.Decimal(name) is { } lot and > 0 ? lot : Core.Market.InstrumentRules.Unknown.LotSize;

    /// <summary>Smallest step of a price; null where the line does not say.</summary>
    public static decimal? Tick(this JsonElement line, string name) => line.Decimal(name) is { } tick and > 0 ? tick : null;

    /// <summary>A whole number, such as Unix ms; null where it is absent, null or empty.</summary>
    public static long? Whole(this JsonElement line, string name) => (long?)line.Decimal(name);
}
