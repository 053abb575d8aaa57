using System.Text.Json;
using BacktestCli.Signals.Json;

namespace BacktestCli.Tests.Signals.Json;

/// <summary>No text brings the repair down: it reads a value, or says that there is none.</summary>
public sealed class JsonMutationTests
{
    private const int Inputs = 100_000;

    private const string Bits = "{}[]()\"'`“”‘’，：,:;=+-.0159eE\\/#*<>%$ \n\t\r\0\u001F\uFEFF\uD83D\uDE00abnftuNTx_{[\"\"\"";

    private static readonly string[] Corpus =
    [
        .. RepairCases.Whole.Select(one => one.Text), .. RepairCases.Cut.Select(one => one.Text), .. RepairCases.Nothing.Select(one => one.Text),
        """{"signals":[{"symbol":"BTCUSDT","action":"buy","confidence":0.72,"stop":61250.5,"reason":"Momentum is up, and volume confirms it."}],"as_of":"2024-01-31T00:00:00Z"}""",
    ];

    [Fact]
    public void A_hundred_thousand_mutated_answers_are_read_or_refused()
    {
        Random chance = new(20_240_131);
        int read = 0;
        for (int input = 0; input < Inputs; input++)
        {
            string text = Corpus[chance.Next(Corpus.Length)];
            for (int times = chance.Next(1, 6); times > 0; times--)
                text = Mutate(text, chance);
            read += IsRead(text) ? 1 : 0;
        }

        Assert.InRange(read, Inputs / 2, Inputs - 1);
    }

    [Fact]
    public void An_answer_cut_at_any_place_is_read_or_refused_and_never_says_that_it_is_whole()
    {
        foreach (string text in Corpus)
        {
            for (int length = 0; length < text.Length; length++)
                IsRead(text[..length]);
        }

        string whole = Corpus[^1];
        for (int length = 1; length < whole.Length; length++)
            Assert.True(JsonRepair.Repair(whole[..length]).IsTruncated, whole[..length]);
    }

    [Fact]
    public void Random_characters_are_read_or_refused()
    {
        Random chance = new(7);
        for (int input = 0; input < 20_000; input++)
            IsRead(new string([.. Enumerable.Range(0, chance.Next(60)).Select(_ => chance.Next(4) == 0 ? (char)chance.Next(0x10000) : Bits[chance.Next(Bits.Length)])]));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{a:")]
    [InlineData("{a=b}")]
    [InlineData("[\"")]
    [InlineData("\"a")]
    [InlineData("\"' ")]
    [InlineData("\"a' “b `c ")]
    [InlineData("```{")]
    [InlineData("word {brace and [more ")]
    [InlineData("x, b: \"y ")]
    [InlineData("\"/*")]
    [InlineData("{ /*")]
    [InlineData("\"                                                   ")]
    [InlineData("<think></think>")]
    [InlineData("</think>")]
    [InlineData("{\\\"a\\\": ")]
    [InlineData("\\")]
    [InlineData("{\"a\":1} ")]
    [InlineData("f(\"a\",")]
    [InlineData("(")]
    [InlineData("}, ")]
    [InlineData(",111")]
    [InlineData("+\"a\"")]
    [InlineData("'b")]
    [InlineData("\"\"\"")]
    public void What_repeats_without_end_is_read_or_refused(string unit)
    {
        string many = string.Concat(Enumerable.Repeat(unit, 100_000 / unit.Length));
        foreach (string start in (string[])["", "{\"a\": \"", "{\"a\": ", "[", "```\n{"])
            IsRead(start + many);
    }

    /// <summary>True where a value is read, every string of which can be had; false where there is none.</summary>
    private static bool IsRead(string text)
    {
        try
        {
            RepairedJson read = JsonRepair.Repair(text);
            Assert.True(read.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array, text);
            Visit(read.Value);
            return true;
        }
        catch (JsonRepairException)
        {
            return false;
        }
    }

    private static void Visit(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            Assert.DoesNotContain(value.GetString()!.EnumerateRunes(), rune => rune.Value is >= 0xD800 and <= 0xDFFF);
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in value.EnumerateArray())
                Visit(item);
        }

        if (value.ValueKind != JsonValueKind.Object)
            return;
        HashSet<string> names = [];
        foreach (JsonProperty member in value.EnumerateObject())
        {
            Assert.True(names.Add(member.Name));
            Visit(member.Value);
        }
    }

    private static string Mutate(string text, Random chance)
    {
        int place = chance.Next(text.Length + 1);
        int other = chance.Next(text.Length + 1);
        (int from, int to) = place < other ? (place, other) : (other, place);
        return chance.Next(7) switch
        {
            0 => text.Remove(place < text.Length ? place : 0, Math.Min(1, text.Length)),
            1 => text.Insert(place, $"{Bits[chance.Next(Bits.Length)]}"),
            2 => text[..from] + text[Math.Min(text.Length, from + chance.Next(8))..],
            3 => from < to && to < text.Length ? text[..from] + text[to] + text[(from + 1)..to] + text[from] + text[(to + 1)..] : text,
            4 => text[..Math.Max(place, text.Length - chance.Next(12))],
            5 => text.Insert(place, $"{(char)chance.Next(0x10000)}"),
            _ => text.Length < 2000 ? text.Insert(place, text[from..Math.Min(to, from + 20)]) : text,
        };
    }
}
