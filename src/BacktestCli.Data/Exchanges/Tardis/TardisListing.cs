using System.Text.Json;
using BacktestCli.Core;
using BacktestCli.Core.Market;
using BacktestCli.Data.Http;

namespace BacktestCli.Data.Exchanges.Tardis;

/// <summary>Asks Tardis which instruments it has, and since when.</summary>
/// <param name="http">Asks its API.</param>
internal sealed class TardisListing(VenueHttp http)
{
    /// <summary>Symbols under which many instruments are in one file.</summary>
    private static readonly string[] Groups = ["SPOT", "PERPETUALS", "FUTURES", "OPTIONS"];

    /// <summary>Fetches the instruments of a market. What is bought and what is paid is not in the list, nor are rules.</summary>
    /// <exception cref="DataException">The vendor does not answer or has no such venue.</exception>
    public async Task<IReadOnlyList<VenueInstrument>> ListAsync(string exchange, MarketKind market, CancellationToken cancellationToken)
    {
        List<VenueInstrument> instruments = [];
        foreach (string id in TardisExchanges.IdsOf(exchange, market))
        {
            instruments.AddRange(await http.GetAsync(
                $"/v1/exchanges/{Uri.EscapeDataString(id)}", weight: 1, answer => Read(answer.Body, exchange, market, id), cancellationToken));
        }

        return instruments;
    }

    /// <exception cref="FormatException">It is no such document.</exception>
    private static List<VenueInstrument> Read(ReadOnlyMemory<byte> body, string exchange, MarketKind market, string id)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            JsonElement root = document.RootElement;
            HashSet<string> delisted =
            [
                .. root.GetProperty("availableSymbols").EnumerateArray()
                    .Where(symbol => symbol.TryGetProperty("availableTo", out JsonElement to) && to.ValueKind == JsonValueKind.String)
                    .Select(symbol => TardisExchanges.FileSymbol(symbol.GetProperty("id").GetString()!)),
            ];
            return
            [
                .. Symbols(root)
                    .Where(symbol => symbol.GetProperty("type").ValueEquals(market == MarketKind.Perp ? "perpetual" : "spot"))
                    .Select(symbol => (
                        Name: TardisExchanges.FileSymbol(symbol.GetProperty("id").GetString()!),
                        Since: symbol.GetProperty("availableSince").GetString()))
                    .Where(symbol => !Groups.Contains(symbol.Name))
                    .Select(symbol => new VenueInstrument
                    {
                        Instrument = new Instrument(exchange, market, symbol.Name),
                        Product = id,
                        IsTrading = !delisted.Contains(symbol.Name),
                        ListedAt = UtcTime.TryParse(symbol.Since, out long since) ? since : null,
                    }),
            ];
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"the list of {id} is no document of the expected form ({JsonFault.Line(fault)})", fault);
        }
    }

    /// <summary>The symbols there are files of; those that can be replayed, where the venue has no files.</summary>
    private static JsonElement.ArrayEnumerator Symbols(JsonElement root) =>
        root.TryGetProperty("datasets", out JsonElement datasets) && datasets.TryGetProperty("symbols", out JsonElement symbols)
            ? symbols.EnumerateArray()
            : root.GetProperty("availableSymbols").EnumerateArray();
}
