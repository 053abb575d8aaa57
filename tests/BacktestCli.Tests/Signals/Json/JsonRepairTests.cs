using System.Text.Json;
using BacktestCli.Signals.Json;

namespace BacktestCli.Tests.Signals.Json;

public sealed class JsonRepairTests
{
    public static TheoryData<string, string, string> Whole() => [.. RepairCases.Whole.Select(one => new TheoryDataRow<string, string, string>(one.Text, one.Meant, one.Repairs))];

    public static TheoryData<string, string, string> Cut() => [.. RepairCases.Cut.Select(one => new TheoryDataRow<string, string, string>(one.Text, one.Meant, one.Repairs))];

    public static TheoryData<string, string> Nothing() => [.. RepairCases.Nothing.Select(one => new TheoryDataRow<string, string>(one.Text, one.Reason))];

    [Theory]
    [MemberData(nameof(Whole))]
    public void A_damaged_answer_says_what_it_meant_and_what_was_mended(string text, string meant, string repairs)
    {
        RepairedJson read = JsonRepair.Repair(text);

        AssertSame(meant, read.Value);
        Assert.Equal(repairs, string.Join("; ", read.Repairs));
        Assert.False(read.IsTruncated);
    }

    [Theory]
    [MemberData(nameof(Cut))]
    public void A_cut_answer_keeps_what_is_certain_and_says_that_it_was_cut(string text, string meant, string repairs)
    {
        RepairedJson read = JsonRepair.Repair(text);

        AssertSame(meant, read.Value);
        Assert.Equal(repairs, string.Join("; ", read.Repairs));
        Assert.True(read.IsTruncated);
    }

    [Theory]
    [MemberData(nameof(Nothing))]
    public void A_text_without_an_answer_is_refused_with_the_reason(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<JsonRepairException>(() => JsonRepair.Repair(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Of_several_values_the_last_that_is_accepted_counts_and_none_are_merged()
    {
        const string Text = "{\"action\": \"buy\", \"size\": 1}\nNo:\n{\"action\": \"sell\"}\nThe form was {\"type\": \"object\"}.";
        RepairedJson read = JsonRepair.Repair(Text, HasAction);

        AssertSame("""{"action":"sell"}""", read.Value);
        Assert.Contains("took the last of 2 values", read.Repairs);
    }

    [Fact]
    public void The_alternative_inside_an_answer_that_is_refused_is_no_answer()
    {
        const string Text = "{\"decision\": \"hold\", \"alternative\": {\"action\": \"buy\"}}";

        Assert.Contains("not the one", Assert.Throws<JsonRepairException>(() => JsonRepair.Repair(Text, HasAction)).Message, StringComparison.Ordinal);
        Assert.Throws<JsonRepairException>(() => JsonRepair.Repair("Well: " + Text + " {}", HasAction));
    }

    [Theory]
    [InlineData("[{\"action\": \"buy\"}]")]
    [InlineData("{\"answer\": [{\"action\": \"buy\"}]}")]
    [InlineData("Here: {'answer': {'action': 'buy'}}")]
    public void An_answer_inside_another_that_holds_nothing_else_is_found(string text)
    {
        RepairedJson read = JsonRepair.Repair(text, HasAction);

        AssertSame("""{"action":"buy"}""", read.Value);
        Assert.Contains(read.Repairs, repair => repair.StartsWith("took the value out of another", StringComparison.Ordinal));
    }

    [Fact]
    public void An_object_counts_before_a_list_of_bare_values_where_nobody_chooses()
    {
        AssertSame("""{"a":1}""", JsonRepair.Repair("{\"a\": 1}\n[1, 2]\n[]").Value);
        AssertSame("[1,2]", JsonRepair.Repair("So: [1, 2]").Value);
        AssertSame("""{"a":2}""", JsonRepair.Repair("{\"a\": 1}{\"a\": 2}").Value);
    }

    [Fact]
    public void Levels_beyond_the_bound_are_refused_whether_they_are_closed_or_not()
    {
        string open = new('[', JsonRepair.MaxDepth);
        string close = new(']', JsonRepair.MaxDepth);

        Assert.Empty(JsonRepair.Repair(open + close).Repairs);
        foreach (string text in (string[])[$"[{open}{close}]", new('[', 100_000), string.Concat(Enumerable.Repeat("{\"a\":", 50_000))])
            Assert.Contains("deeper than 256", Assert.Throws<JsonRepairException>(() => JsonRepair.Repair(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_never_shows_more_than_the_beginning_of_the_text()
    {
        string message = Assert.Throws<JsonRepairException>(() => JsonRepair.Repair("No.\u0007\n" + new string('x', 5000))).Message;

        Assert.InRange(message.Length, 60, 160);
        Assert.DoesNotContain(message, char.IsControl);
    }

    private static bool HasAction(JsonElement value) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty("action", out _);

    private static void AssertSame(string expected, JsonElement value) =>
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), value), $"{value} is not {expected}");
}
