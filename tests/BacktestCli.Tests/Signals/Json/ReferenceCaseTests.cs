using System.Text.Json;
using BacktestCli.Signals.Json;

namespace BacktestCli.Tests.Signals.Json;

/// <summary>Two independent repairing libraries: where they agree this one must, and where they do not it must side with one of them most of the time.</summary>
public sealed class ReferenceCaseTests(ITestOutputHelper output)
{
    [Fact]
    public void What_two_libraries_agree_on_is_read_the_same_but_for_named_policies()
    {
        List<string> faults = [];
        HashSet<string> used = [];
        foreach (JsonElement line in Cases("consensus.json"))
        {
            string input = line.GetProperty("input").GetString()!;
            JsonElement expected = line.GetProperty("expected");
            JsonElement? read = Read(input);
            if (expected.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
            {
                // A bare value is no answer, unless it is a string that holds one.
                if (read is not null && !(expected.ValueKind == JsonValueKind.String && Policy.ContainsKey(input)))
                    faults.Add($"{input} => {read}, but a bare value is no answer");
                if (Policy.ContainsKey(input))
                    used.Add(input);
                continue;
            }

            bool isSame = read is JsonElement value && JsonElement.DeepEquals(value, expected);
            if (Policy.ContainsKey(input))
                used.Add(input);
            if (isSame == Policy.ContainsKey(input))
                faults.Add($"{input}\n   => {read?.ToString() ?? "nothing"}\n   but {expected}");
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
        Assert.Empty(Policy.Keys.Except(used));
    }

    [Fact]
    public void Where_they_disagree_it_sides_with_one_of_them()
    {
        int cases = 0;
        int sided = 0;
        foreach (JsonElement line in Cases("disagree.json"))
        {
            JsonElement? read = Read(line.GetProperty("input").GetString()!);
            cases++;
            if (Sides(line.GetProperty("jsonrepair"), read) || Sides(line.GetProperty("json_repair"), read))
                sided++;
            else
                output.WriteLine($"{line.GetProperty("input").GetRawText()} => {Print(read)}, not {Print(line.GetProperty("jsonrepair"))}, {Print(line.GetProperty("json_repair"))}");
        }

        output.WriteLine($"{sided} of {cases}");
        Assert.True(sided >= 0.85 * cases, $"{sided} of {cases}");
    }

    /// <summary>Where the libraries agree and this one does not, and why.</summary>
    private static readonly Dictionary<string, string> Policy = new(StringComparer.Ordinal)
    {
        ["\"{a:b}\""] = "a string that holds JSON is taken for the JSON, because models send their answer so",
        ["\"[1,2,3,]\""] = "likewise",
        ["\"{a:2,}\""] = "likewise",
        ["{\"key\":\"value\"}, {\"key\":\"value_after\"}"] = "two values are never made into one: the last counts",
        ["{\"key\": \"value\"}, [\"abc\"]"] = "likewise; an object counts before a list of bare values",
    };


    /// <summary>A library that found no JSON, or only a bare value, sides with a refusal: it has no answer to give either.</summary>
    private static bool Sides(JsonElement library, JsonElement? read)
    {
        bool hasAnswer = library.TryGetProperty("value", out JsonElement value) && value.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
        return read is JsonElement own ? hasAnswer && JsonElement.DeepEquals(own, value) : !hasAnswer && library.GetProperty("outcome").GetString() != "error";
    }

    private static JsonElement? Read(string input)
    {
        try
        {
            return JsonRepair.Repair(input).Value;
        }
        catch (JsonRepairException)
        {
            return null;
        }
    }

    private static string Print(JsonElement? value) => value is JsonElement element ? JsonSerializer.Serialize(element) : "nothing";

    private static JsonElement[] Cases(string file) =>
        [.. JsonElement.Parse(File.ReadAllBytes(Repository.Shared("oracle/json_repair/" + file))).EnumerateArray()];
}
