using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Data.Exchanges;

namespace BacktestCli.Data.Cache;

/// <summary>Lists of instruments as text: an object of a list a market, one instrument a line, in the order of the symbols.</summary>
internal static class InstrumentJson
{
    /// <summary>Writes lists; equal lists give equal bytes.</summary>
    public static byte[] Write(IReadOnlyDictionary<MarketKind, IReadOnlyList<VenueInstrument>> lists)
    {
        using var text = new MemoryStream();
        string separator = "{\n";
        foreach ((MarketKind market, IReadOnlyList<VenueInstrument> instruments) in lists.OrderBy(list => list.Key))
        {
            text.Write(Text($"{separator}\"{market.ToString().ToLowerInvariant()}\": ["));
            separator = "\n";
            foreach (VenueInstrument instrument in instruments.OrderBy(instrument => instrument.Instrument.Symbol, StringComparer.Ordinal))
            {
                text.Write(Text(separator));
                WriteLine(text, instrument);
                separator = ",\n";
            }

            text.Write(Text("\n]"));
            separator = ",\n";
        }

        text.Write(Text(lists.Count == 0 ? "{}\n" : "\n}\n"));
        return text.ToArray();
    }

    /// <summary>Reads lists.</summary>
    /// <param name="text">What <see cref="Write"/> wrote.</param>
    /// <param name="exchange">Whose they are.</param>
    /// <exception cref="JsonException">It is none.</exception>
    public static Dictionary<MarketKind, IReadOnlyList<VenueInstrument>> Read(ReadOnlySpan<byte> text, string exchange)
    {
        var reader = new Utf8JsonReader(text);
        Dictionary<MarketKind, IReadOnlyList<VenueInstrument>> lists = [];
        Expect(reader.Read() && reader.TokenType == JsonTokenType.StartObject, "it is no object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            Expect(Enum.TryParse(reader.GetString(), ignoreCase: true, out MarketKind market), "it names a market that does not exist");
            Expect(reader.Read() && reader.TokenType == JsonTokenType.StartArray, "a market is no list");
            List<VenueInstrument> instruments = [];
            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                instruments.Add(InstrumentLine.Read(ref reader, exchange, market));
            Expect(reader.TokenType == JsonTokenType.EndArray, "a list has something else than instruments");
            lists[market] = instruments;
        }

        Expect(reader.TokenType == JsonTokenType.EndObject && !reader.Read(), "it does not end where it should");
        return lists;
    }

    /// <exception cref="JsonException">It is not so.</exception>
    public static void Expect(bool isSo, string otherwise)
    {
        if (!isSo)
            throw new JsonException(otherwise);
    }

    private static void WriteLine(Stream text, VenueInstrument instrument)
    {
        using var json = new Utf8JsonWriter(text);
        InstrumentLine.Write(json, instrument);
    }

    private static byte[] Text(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
