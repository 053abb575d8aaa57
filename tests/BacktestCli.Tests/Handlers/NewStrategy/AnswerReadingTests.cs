using System.Text.Json;
using BacktestCli.Handlers.NewStrategy;
using BacktestCli.Scripting.Declarative;

namespace BacktestCli.Tests.Handlers.NewStrategy;

/// <summary>A strategy is found in whatever form a model answers.</summary>
public sealed class AnswerReadingTests
{
    private static readonly string Macd = BuiltInStrategies.Text("macd-rsi");
    private static readonly string Json = JsonSerializer.Serialize(new { name = "macd-rsi", yaml = Macd, explanation = "Chosen: 12, 26, 9." });

    public static TheoryData<string> Forms =>
    [
        Json,
        $"<think>I could answer {{\"yaml\": 1}} but no.</think>\n{Json}",
        $"Sure!\n```json\n{Json}\n```\nGood luck.",
        Json[..^1] + ",}",
        Json.Replace("\\n", "\n", StringComparison.Ordinal),
        Json.Replace(JsonSerializer.Serialize(Macd), JsonSerializer.Serialize($"```yaml\n{Macd}\n```"), StringComparison.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void An_answer_in_JSON_gives_the_file_and_the_explanation(string answer)
    {
        AnswerReading reading = AnswerReading.Read(answer, isCut: false);
        Assert.Empty(reading.Problems);
        Assert.Equal(Macd, reading.Yaml);
        Assert.Equal("Chosen: 12, 26, 9.", reading.Explanation);
    }

    [Theory]
    [InlineData("```yaml\n", "```")]
    [InlineData("```yml\r\n", "```\r\n")]
    [InlineData("First:\n\n```yaml\nname: draft\n```\n\nBetter:\n\n```\n", "```\n\nThat is all.")]
    public void An_answer_in_YAML_gives_the_last_fenced_file_although_it_is_full_of_braces(string before, string after)
    {
        AnswerReading reading = AnswerReading.Read(before + Macd + after, isCut: false);
        Assert.Empty(reading.Problems);
        Assert.Equal(Macd, reading.Yaml);
        Assert.DoesNotContain("macd_period", reading.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_mended_is_told() => Assert.NotEmpty(AnswerReading.Read(Json[..^1] + ",}", isCut: false).Repairs);

    [Fact]
    public void JSON_that_ends_too_early_is_no_file() =>
        Assert.Equal(["the JSON ends before it is whole: write the object again, whole."], AnswerReading.Read(Json[..(Json.Length / 2)], isCut: false).Problems);

    [Fact]
    public void A_reading_that_is_kept_and_read_again_is_the_same()
    {
        AnswerReading reading = AnswerReading.Read(Json, isCut: false), again = AnswerReading.Read(reading.Answer);
        Assert.Equal((reading.Yaml, reading.Explanation), (again.Yaml, again.Explanation));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"yaml\": 1}")]
    [InlineData("[\"yaml\"]")]
    [InlineData("I cannot help with that.")]
    public void An_answer_without_a_file_says_so(string answer) => Assert.Single(AnswerReading.Read(answer, isCut: false).Problems);

    [Fact]
    public void An_endless_explanation_is_shortened() =>
        Assert.True(AnswerReading.Read(new string('x', 1_000_000) + Desk.Fenced(Desk.Dip), isCut: false).Explanation.Length < 2_100);
}
