using BacktestCli.FakeVenues.Models;
using BacktestCli.Signals.Chat;

namespace BacktestCli.Tests.Signals.Chat;

public sealed class AnswerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_is_sent_as_servers_take_it()
    {
        await using ModelServer server = await ModelServer.StartAsync();
        ChatRequest question = server.Question with
        {
            Messages = [.. server.Question.Messages, new ChatMessage(ChatRole.Assistant, "{}"), new ChatMessage(ChatRole.User, "„Ja“ \"\\ \u0001")],
            Sampling = new Sampling { Temperature = 0.5, TopP = 0.9, Seed = -3, MaxOutputTokens = 77 },
        };
        await server.Client.AskAsync(server.Model(), question, Cancellation);
        ModelCall call = Assert.Single(server.Fake.Calls);
        Assert.Equal("one", call.Model);
        Assert.Equal(question.Messages.Select(message => message.Text), call.Messages);
        Assert.Equal(
            ["system", "user", "assistant", "user"],
            call.Json.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("role").GetString()));
        Assert.Equal(0.5, call.Json.GetProperty("temperature").GetDouble());
        Assert.Equal(0.9, call.Json.GetProperty("top_p").GetDouble());
        Assert.Equal(-3, call.Json.GetProperty("seed").GetInt64());
        Assert.Equal(77, call.Json.GetProperty("max_tokens").GetInt32());
        Assert.Equal("/models/v1/chat/completions", Assert.Single(server.Server.Requests));
    }

    [Fact]
    public async Task What_is_left_to_the_provider_is_not_sent()
    {
        await using ModelServer server = await ModelServer.StartAsync();
        await server.Client.AskAsync(server.Model(), server.Question with { Sampling = new Sampling { Temperature = null } }, Cancellation);
        Assert.Equal(
            ["model", "messages", "max_tokens", "response_format"],
            Assert.Single(server.Fake.Calls).Json.EnumerateObject().Select(member => member.Name));
    }

    [Theory]
    [InlineData("{\"sentiment\": 0.5}")]
    [InlineData("<think>Hm.</think>\n```json\n{\"sentiment\": 0.")]
    public async Task The_text_comes_as_it_was_said(string text)
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelStep { Text = text, Reasoning = "The key factor is momentum." });
        ChatAnswer answer = await server.AskAsync();
        Assert.Equal((text, false, AnswerForm.JsonSchema), (answer.Text, answer.IsCut, answer.Form));
    }

    [Fact]
    public async Task A_text_in_parts_is_one_text()
    {
        await using ModelServer server = await ModelServer.StartAsync(
            new ModelStep { Body = """{"choices": [{"message": {"content": [{"type": "text", "text": "{\"a\""}, {"type": "text", "text": ": 1}"}]}}]}""" });
        Assert.Equal("{\"a\": 1}", (await server.AskAsync()).Text);
    }

    [Fact]
    public async Task An_answer_that_runs_out_of_tokens_says_so()
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelStep { Text = new string('x', 5_000) });
        ChatAnswer answer = await server.AskAsync();
        Assert.True(answer.IsCut);
        Assert.Equal(server.Question.Sampling.MaxOutputTokens, answer.Text.Length);
    }

    [Fact]
    public async Task Tokens_and_cost_are_those_the_provider_counted()
    {
        await using ModelServer server = await ModelServer.StartAsync();
        ChatAnswer answer = await server.AskAsync();
        Assert.Equal((server.Fake.InputTokens, server.Fake.OutputTokens, false), (answer.InputTokens, answer.OutputTokens, answer.IsUsageEstimated));
        Assert.Equal(((answer.InputTokens * 2) + (answer.OutputTokens * 8)) / 1_000_000m, answer.CostUsd);
    }

    [Theory]
    [InlineData("")]
    [InlineData(", \"usage\": null")]
    [InlineData(", \"usage\": {}")]
    [InlineData(", \"usage\": {\"prompt_tokens\": 0, \"completion_tokens\": 0, \"total_tokens\": 0}")]
    [InlineData(", \"usage\": {\"prompt_tokens\": -5, \"completion_tokens\": \"7\"}")]
    public async Task Where_nothing_is_counted_the_most_it_can_be_stands_in(string usage)
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelStep { Body = """{"choices": [{"message": {"content": "{}"}}]""" + usage + "}" });
        ChatAnswer answer = await server.AskAsync();
        Assert.True(answer.IsUsageEstimated);
        Assert.Equal(server.Question.Sampling.MaxOutputTokens, answer.OutputTokens);
        Assert.True(answer.InputTokens >= server.Question.Messages.Sum(message => message.Text.Length) + ModelServer.Schema.Length);
    }

    [Fact]
    public async Task Thoughts_that_are_counted_in_the_total_alone_are_paid_for()
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelStep
        {
            Body = """{"choices": [{"message": {"content": "{}"}}], "usage": {"prompt_tokens": 10, "completion_tokens": 2, "total_tokens": 112}}""",
        });
        ChatAnswer answer = await server.AskAsync();
        Assert.Equal((10, 102, false), (answer.InputTokens, answer.OutputTokens, answer.IsUsageEstimated));
    }

    [Fact]
    public async Task A_model_without_a_price_has_no_cost()
    {
        await using ModelServer server = await ModelServer.StartAsync();
        ChatAnswer answer = await server.Client.AskAsync(server.Model() with { OutputUsdPerMillionTokens = null }, server.Question, Cancellation);
        Assert.Null(answer.CostUsd);
        Assert.Equal((1, 0m), (server.Budget.Spent.UnpricedCalls, server.Budget.Spent.CostUsd));
    }

    [Fact]
    public async Task The_same_question_is_answered_alike()
    {
        await using ModelServer server = await ModelServer.StartAsync();
        Assert.Equal((await server.AskAsync()).Text, (await server.AskAsync()).Text);
    }

    [Theory]
    [InlineData("/models/v1")]
    [InlineData("/models/v1/")]
    public async Task An_address_may_end_with_a_slash(string path)
    {
        await using ModelServer server = await ModelServer.StartAsync();
        await server.AskAsync(provider => provider with { BaseUrl = new Uri(server.Server.Address, path) });
        Assert.Equal("/models/v1/chat/completions", Assert.Single(server.Server.Requests));
    }
}
