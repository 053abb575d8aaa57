using System.Text.Json;
using BacktestCli.Core;
using BacktestCli.Core.Market;

namespace BacktestCli.Data.Exchanges.Relay;

/// <summary>Reads a relay's list of symbols: objects with the members the mapping names, or bare names.</summary>
internal static class RelayListing
{
    /// <summary>Reads it.</summary>
    /// <exception cref="FormatException">It is no such document.</exception>
    public static IReadOnlyList<VenueInstrument> Read(ReadOnlyMemory<byte> body, RelayMapping mapping, string exchange, MarketKind market)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            JsonElement rows = mapping.MarketRows.Aggregate(document.RootElement, (element, step) => element.GetProperty(step));
            return
            [
                .. rows.EnumerateArray().Select(
                    row => new VenueInstrument { Instrument = Of(row, mapping, exchange, market), Product = exchange }),
            ];
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException(
                $"the list of symbols is not of the form that market_rows and market_symbol say ({JsonFault.Line(fault)})", fault);
        }
    }

    private static Instrument Of(JsonElement row, RelayMapping mapping, string exchange, MarketKind market)
    {
        (string symbol, string @base, string quote) = mapping.MarketMembers;
        if (row.ValueKind == JsonValueKind.String)
            return new Instrument(exchange, market, row.GetString()!);
        string name = row.GetProperty(symbol).GetString() ?? throw new InvalidOperationException($"a row's {symbol} is null");
        return new Instrument(exchange, market, name)
        {
            Base = TextOf(row, @base),
            Quote = TextOf(row, quote),
        };
    }

    private static string? TextOf(JsonElement row, string member) =>
        row.TryGetProperty(member, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
