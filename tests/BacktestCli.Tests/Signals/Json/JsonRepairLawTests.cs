using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BacktestCli.Signals.Json;
using FsCheck;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Signals.Json;

public sealed class JsonRepairLawTests
{
    private static readonly string[] Texts =
        ["", "buy", "a, b", "it's", "He said: yes", "{x}", "[1]", "1", "true", "line\nbreak", "tab\t", "\"quoted\"", "back\\slash", "/* no */", "// no", "# no", "ÄÖ 😀", "“fancy”", "a: b", "```", "<think>", " ", "..."];

    private static readonly string[] Keys = ["action", "confidence", "stop loss", "a.b", "x-y", "Ä", "1", "why?", "note", "k"];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Any seed: a plain number would be a small one, and the same hundred values over and over.</summary>
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    /// <summary>Damage that a model does, none of which leaves a doubt about what was meant.</summary>
    private static readonly Func<string, Random, string>[] Damages =
    [
        (text, _) => $"```json\n{text}\n```",
        (text, _) => $"Here is my answer:\n\n{text}\n\nI hope that this helps.",
        (text, _) => $"<think>Perhaps {{\"action\": \"sell\"}}, perhaps not.</think>\n{text}",
        (text, _) => "\uFEFF" + text,
        (text, _) => Outside(text, glyph => glyph is '}' or ']' ? "," + glyph : $"{glyph}").Replace("{,}", "{}", StringComparison.Ordinal),
        (text, _) => Outside(text, glyph => glyph == ':' ? "\u00A0: " : $"{glyph}"),
        (text, _) => Outside(text, glyph => glyph == ',' ? ", /* next */ " : $"{glyph}"),
        (text, _) => Outside(text, glyph => glyph == ',' ? ", // next\n" : $"{glyph}"),
        (text, _) => Outside(text, glyph => glyph switch { ':' => "：", '{' => "｛", '}' => "｝", '[' => "［", ']' => "］", _ => $"{glyph}" }),
        (text, chance) => text.TrimEnd()[..^chance.Next(TailClosers(text) + 1)],
    ];

    [Fact]
    public void Json_comes_back_as_it_is_without_repairs() => Prop.ForAll(Seeds, seed =>
    {
        string text = Print(Value(new Random(seed), 4), new Random(seed));
        RepairedJson read = JsonRepair.Repair(text);
        return read.Repairs.Count == 0 && !read.IsTruncated && JsonElement.DeepEquals(JsonElement.Parse(text), read.Value);
    }).Holds(1000);

    [Fact]
    public void What_a_model_does_to_json_is_undone() => Prop.ForAll(Seeds, seed =>
    {
        Random chance = new(seed);
        JsonNode value = Value(chance, 4);
        string text = Print(value, chance);
        foreach (int damage in Enumerable.Range(0, chance.Next(1, 3)).Select(_ => chance.Next(Damages.Length)))
            text = Damages[damage](text, chance);
        RepairedJson read = JsonRepair.Repair(text);
        bool isSame = JsonElement.DeepEquals(JsonSerializer.SerializeToElement(value), read.Value);
        return isSame.Label($"{text}\n=> {JsonSerializer.Serialize(read.Value, Compact)}\n[{string.Join("; ", read.Repairs)}]");
    }).Holds(3000);

    [Fact]
    public void The_strict_reader_takes_what_the_runtime_takes() => Prop.ForAll(Seeds, seed =>
    {
        Random chance = new(seed);
        StringBuilder text = new(Print(Value(chance, 3), chance));
        for (int times = chance.Next(3); times > 0; times--)
            text[chance.Next(text.Length)] = "{}[],:\"\\ 0-.e\ntnu"[chance.Next(17)];
        return JsonGrammar.IsObjectOrList(text.ToString()) == IsJson(text.ToString());
    }).Holds(5000);

    /// <summary>True where the runtime reads the text, every string in it included: half a surrogate pair is no string to it.</summary>
    private static bool IsJson(string text)
    {
        try
        {
            JsonElement root = JsonElement.Parse(text);
            return root.ValueKind is JsonValueKind.Object or JsonValueKind.Array && ReadStrings(root);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool ReadStrings(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().All(member => member.Name.Length >= 0 && ReadStrings(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().All(ReadStrings),
        JsonValueKind.String => value.GetString() is not null,
        _ => true,
    };

    /// <summary>An object with members, or a list of such objects.</summary>
    private static JsonNode Value(Random chance, int depth) =>
        chance.Next(4) == 0 ? new JsonArray([.. Enumerable.Range(0, chance.Next(1, 4)).Select(_ => Members(chance, depth))]) : Members(chance, depth);

    private static JsonObject Members(Random chance, int depth)
    {
        JsonObject members = [];
        foreach (string key in Keys.OrderBy(_ => chance.Next()).Take(chance.Next(1, 5)))
            members[key] = Any(chance, depth - 1);
        return members;
    }

    private static JsonNode? Any(Random chance, int depth) => chance.Next(depth > 0 ? 9 : 6) switch
    {
        0 => null,
        1 => chance.Next(2) == 0,
        2 => chance.Next(-1000, 1000),
        3 => Math.Round(chance.NextDouble() * 1000, 4),
        4 or 5 => Texts[chance.Next(Texts.Length)],
        6 => new JsonArray([.. Enumerable.Range(0, chance.Next(4)).Select(_ => Any(chance, depth - 1))]),
        _ => Members(chance, depth),
    };

    private static string Print(JsonNode value, Random chance) => value.ToJsonString(chance.Next(2) == 0 ? Indented : Compact);

    private static int TailClosers(string text) => text.Reverse().TakeWhile(glyph => glyph is '}' or ']').Count();

    /// <summary>Rewrites what stands outside the strings.</summary>
    private static string Outside(string text, Func<char, string> rewrite)
    {
        StringBuilder result = new();
        bool isInside = false;
        for (int place = 0; place < text.Length; place++)
        {
            char glyph = text[place];
            if (isInside && glyph == '\\')
            {
                result.Append(glyph).Append(text[++place]);
                continue;
            }

            isInside ^= glyph == '"';
            result.Append(isInside || glyph == '"' ? $"{glyph}" : rewrite(glyph));
        }

        return result.ToString();
    }
}
