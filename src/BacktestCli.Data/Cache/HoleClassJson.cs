using System.Text.Json;
using System.Text.Json.Serialization;

namespace BacktestCli.Data.Cache;

/// <summary>Classes as people write them, <c>not-listed</c>; <c>NotListed</c>, which earlier manifests have, is read too.</summary>
internal sealed class HoleClassJson : JsonConverter<HoleClass>
{
    private static readonly Dictionary<string, HoleClass> ByWord = Enum.GetValues<HoleClass>()
        .SelectMany(each => new[] { (Word: each.ToString(), each), (Word: Spell(each), each) })
        .ToDictionary(pair => pair.Word, pair => pair.each);

    public override HoleClass Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && ByWord.TryGetValue(reader.GetString()!, out HoleClass found)
            ? found
            : throw new JsonException($"a class must be one of {string.Join(' ', Enum.GetValues<HoleClass>().Select(Spell))}");

    public override void Write(Utf8JsonWriter writer, HoleClass value, JsonSerializerOptions options) => writer.WriteStringValue(Spell(value));

    private static string Spell(HoleClass value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
