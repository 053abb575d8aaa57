using System.Text.Json;
using System.Text.Json.Serialization;
using BacktestCli.Core.Market;

namespace BacktestCli.Data.Cache;

/// <summary>Instants as RFC 3339 text, which people can read.</summary>
internal sealed class UtcTimeJson : JsonConverter<long>
{
    public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        UtcTime.TryParse(reader.GetString(), out long time) ? time : throw new JsonException("a time must be RFC 3339, UTC");

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) =>
        writer.WriteStringValue(UtcTime.Format(value));
}
