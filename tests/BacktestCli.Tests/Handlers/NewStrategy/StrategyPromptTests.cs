using System.Text.Json;
using BacktestCli.Core.Indicators;
using BacktestCli.Handlers.NewStrategy;
using BacktestCli.Scripting.Declarative;
using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Prompts;

namespace BacktestCli.Tests.Handlers.NewStrategy;

/// <summary>A model is told the whole language, and nothing that is not so.</summary>
public sealed class StrategyPromptTests
{
    private static readonly ChatRequest Question = StrategyTemplate.Ask(LanguageBrief.Write("dip", "buy {{name}} the dip"));
    private static readonly string Rules = Question.Messages[0].Text;

    [Fact]
    public void Every_key_of_the_language_is_explained()
    {
        string known = Assert.Single(StrategyFile.Parse("name: a\ndescription: b\nentry: true\nsize: 1\nzzz: 1\n", "a").Problems).Message;
        string[] keys = known["a strategy has no key zzz; it has ".Length..].Split('.')[0].Split(", ");
        Assert.Contains("scale_out", keys);
        Assert.All(keys, key => Assert.Contains($"`{key}`", Rules, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_indicator_is_named_once_with_its_parameters_and_outputs()
    {
        Assert.Contains("- `bollinger(close, 20, 2)`: lookback_periods ≥ 2, standard_deviations ≥ ", Rules, StringComparison.Ordinal);
        Assert.All(IndicatorCatalog.All, entry => Assert.Equal(1, Rules.Split($"- `{entry.Example}`").Length - 1));
        Assert.DoesNotContain("| `sma(close, 20)` |", Rules, StringComparison.Ordinal);
    }

    [Fact]
    public void The_examples_are_files_that_come_with_the_program()
    {
        Assert.Contains(BuiltInStrategies.Text("rsi-volume").TrimEnd(), Rules, StringComparison.Ordinal);
        Assert.Contains(BuiltInStrategies.Text("bracket-breakout").TrimEnd(), Rules, StringComparison.Ordinal);
    }

    [Fact]
    public void No_place_is_left_empty_and_the_words_stay_as_they_are()
    {
        Assert.DoesNotContain("{{", Rules, StringComparison.Ordinal);
        Assert.Equal("Write the strategy `dip` that does this:\n\nbuy {{name}} the dip", Question.Messages[1].Text);
        Assert.Equal([ChatRole.System, ChatRole.User], Question.Messages.Select(message => message.Role));
    }

    [Fact]
    public void The_schema_is_JSON_whose_root_is_an_object_of_three_texts()
    {
        JsonElement schema = JsonDocument.Parse(Question.Schema).RootElement;
        Assert.Equal("object", schema.GetProperty("type").GetString());
        Assert.Equal(["name", "yaml", "explanation"], schema.GetProperty("required").EnumerateArray().Select(key => key.GetString()));
        Assert.Equal("dip", schema.GetProperty("properties").GetProperty("name").GetProperty("enum")[0].GetString());
    }

    [Fact]
    public void A_question_that_is_put_again_shows_the_answer_and_every_mistake()
    {
        ChatRequest again = StrategyTemplate.AskAgain(Question, "an answer", ["yaml:1:1: wrong.", "yaml:2:1: wrong too."]);
        Assert.Equal(Question.Messages, again.Messages.Take(2));
        Assert.Equal(new ChatMessage(ChatRole.Assistant, "an answer"), again.Messages[2]);
        Assert.Contains("\n- yaml:1:1: wrong.\n- yaml:2:1: wrong too.\n", again.Messages[3].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_endless_answer_is_not_sent_back_whole()
    {
        ChatRequest again = StrategyTemplate.AskAgain(Question, new string('x', 10_000_000), ["wrong."]);
        Assert.EndsWith("x\n[the rest is left out]", again.Messages[2].Text, StringComparison.Ordinal);
        Assert.True(again.Messages[2].Text.Length < StrategyTemplate.MostShown + 100);
    }
}
