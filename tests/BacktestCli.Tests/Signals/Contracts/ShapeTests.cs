using System.Text.Json;
using System.Text.Json.Nodes;
using BacktestCli.Signals.Contracts.Shapes;

namespace BacktestCli.Tests.Signals.Contracts;

public sealed class ShapeTests
{
    private static readonly ObjectShape List = new(new Member("signals", new ListShape(new ObjectShape(
        new("confidence", new NumberShape(0, 1, NumberUnit.Fraction), "how sure"),
        new("stop_loss", new NumberShape(0), "where to give up", Presence.Nullable),
        new("why", new TextShape(5), "in words", Presence.Wished))), "all"));

    [Fact]
    public void A_fault_is_told_with_its_place_its_value_and_the_rule()
    {
        (_, IReadOnlyList<string> problems) = Read("""{"signals": [{"confidence": 1}, {"confidence": 0}, {"confidence": 1.7, "why": []}, 5]}""");

        Assert.Equal(
            [
                "signals[2].confidence is 1.7: it must be from 0 to 1.",
                "signals[2].why is an array: it must be a text.",
                "signals[3] is 5: it must be an object.",
            ],
            problems);
    }

    [Theory]
    [InlineData("[]", """{"signals":[]}""")]
    [InlineData("""{"signals": [], "note": {"a": [1]}}""", """{"signals":[],"extra":{"note":{"a":[1]}}}""")]
    [InlineData("""[{"confidence": "65 %"}]""", """{"signals":[{"confidence":0.65,"stop_loss":null,"why":null}]}""")]
    [InlineData("""[{"Confidence": 1, "stopLoss": " 12.50 "}]""", """{"signals":[{"confidence":1,"stop_loss":12.5,"why":null}]}""")]
    [InlineData("""[{"confidence": 1e-3, "stop-loss": "n/a", "why": "too long"}]""", """{"signals":[{"confidence":0.001,"stop_loss":null,"why":"too l"}]}""")]
    [InlineData("""[{"confidence": -0.0, "why": 1234567}]""", """{"signals":[{"confidence":0,"stop_loss":null,"why":"12345"}]}""")]
    [InlineData("""[{"confidence": 1, "confidence": 1}]""", """{"signals":[{"confidence":1,"stop_loss":null,"why":null}]}""")]
    public void What_is_certainly_meant_is_read_in_its_plain_form(string answer, string plain)
    {
        (JsonNode? read, IReadOnlyList<string> problems) = Read(answer);

        Assert.Empty(problems);
        Assert.Equal(plain, read!.ToJsonString());
    }

    [Theory]
    [InlineData("1e999")]
    [InlineData("\"Infinity\"")]
    [InlineData("\"1,234\"")]
    [InlineData("\"5%\"")]
    [InlineData("\"about 5\"")]
    [InlineData("true")]
    [InlineData("\"\\ud800\"")]
    public void A_price_that_is_no_plain_finite_number_is_a_fault(string price) =>
        Assert.Equal($"signals[0].stop_loss is {price}: it must be a number of 0 or more.", Assert.Single(Read($$"""[{"confidence": 1, "stop_loss": {{price}}}]""").Problems));

    [Fact]
    public void Half_a_letter_in_what_nobody_asked_for_does_no_harm()
    {
        (JsonNode? read, IReadOnlyList<string> problems) = Read("""{"signals": [], "\ud800": 1, "note": "\udc00"}""");

        Assert.Empty(problems);
        Assert.Equal(2, read!["extra"]!.AsObject().Count);
        Assert.Equal(""" "\udc00" """.Trim(), read["extra"]!["note"]!.GetValue<string>());
    }

    [Fact]
    public void Depths_of_what_nobody_asked_for_do_no_harm()
    {
        string deep = $"{new string('[', 200)}{new string(']', 200)}";
        Problems problems = new();
        JsonElement answer = JsonDocument.Parse($$"""{"signals": [], "note": {{deep}}}""", new JsonDocumentOptions { MaxDepth = 500 }).RootElement;

        JsonNode? read = List.Read(answer, "", problems);

        Assert.False(problems.Any);
        Assert.Equal(deep, read!["extra"]!["note"]!.GetValue<string>());
    }

    [Fact]
    public void A_text_is_not_cut_through_a_letter_of_two_halves() =>
        Assert.Equal("abcd", Read("""[{"confidence": 1, "why": "abcd😀"}]""").Read!["signals"]![0]!["why"]!.GetValue<string>());

    [Fact]
    public void Past_twenty_faults_the_rest_are_counted()
    {
        IReadOnlyList<string> problems = Read($"[{string.Join(',', Enumerable.Repeat("1", 50))}]").Problems;

        Assert.Equal(21, problems.Count);
        Assert.Equal("There are 30 more.", problems[^1]);
    }

    [Theory]
    [InlineData("Trending Up", "trending_up")]
    [InlineData("TRENDING-UP", "trending_up")]
    [InlineData("UpTrend", "trending_up")]
    [InlineData("flat", null)]
    [InlineData("", null)]
    public void A_choice_is_read_whatever_its_capitals_and_signs(string said, string? meant)
    {
        Problems problems = new();
        JsonNode? read = new ChoiceShape(("trending_up", ["uptrend"]), ("ranging", [])).Read(Questions.Json($"\"{said}\""), "regime", problems);

        Assert.Equal(meant, read?.GetValue<string>());
        Assert.Equal(meant is null, problems.Any);
    }

    private static (JsonNode? Read, IReadOnlyList<string> Problems) Read(string answer)
    {
        Problems problems = new();
        return (List.Read(Questions.Json(answer), "", problems), problems.All);
    }
}
