using System.Text.Json;
using BacktestCli.FakeVenues.Models;
using BacktestCli.Signals.Chat;

namespace BacktestCli.Tests.Signals.Chat;

public sealed class AnswerFormTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_strictest_form_is_asked_for_first()
    {
        await using ModelServer server = await ModelServer.StartAsync();
        ChatAnswer answer = await server.AskAsync();
        Assert.Equal(AnswerForm.JsonSchema, answer.Form);
        JsonElement form = Assert.Single(server.Fake.Calls).Json.GetProperty("response_format");
        Assert.Equal("json_schema", form.GetProperty("type").GetString());
        Assert.Equal("sentiment", form.GetProperty("json_schema").GetProperty("name").GetString());
        Assert.True(form.GetProperty("json_schema").GetProperty("strict").GetBoolean());
        Assert.Equal("object", form.GetProperty("json_schema").GetProperty("schema").GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_model_that_takes_no_schema_is_asked_for_JSON_with_the_schema_in_words()
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelScript { Refuses = ["json_schema"] });
        ChatAnswer answer = await server.AskAsync();
        Assert.Equal(AnswerForm.JsonObject, answer.Form);
        Assert.Equal(["HTTP 400, json_schema not taken", "answered"], answer.Attempts.Select(attempt => attempt.Outcome));
        ModelCall call = server.Fake.Calls[^1];
        Assert.Equal("json_object", call.Form);
        Assert.StartsWith("You judge markets.\n\n", call.Messages[0], StringComparison.Ordinal);
        Assert.EndsWith(ModelServer.Schema, call.Messages[0], StringComparison.Ordinal);
        Assert.Equal("What now?", call.Messages[1]);
    }

    [Fact]
    public async Task A_model_that_takes_neither_is_asked_in_words()
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelScript { Refuses = ["json_schema", "json_object"] });
        ChatAnswer answer = await server.AskAsync();
        Assert.Equal((AnswerForm.Text, 3), (answer.Form, answer.Attempts.Count));
        Assert.Null(server.Fake.Calls[^1].Form);
        Assert.Contains("sentiment", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_are_put_first_where_there_are_none()
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelScript { Refuses = ["json_schema"] });
        ChatRequest question = server.Question with { Messages = [new ChatMessage(ChatRole.User, "What now?")] };
        await server.Client.AskAsync(server.Model(), question, Cancellation);
        Assert.Equal(2, server.Fake.Calls[^1].Messages.Count);
        Assert.Contains("JSON Schema", server.Fake.Calls[^1].Messages[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_model_takes_is_remembered_for_it_and_not_for_others()
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelScript { Refuses = ["json_schema", "max_tokens"] });
        await server.AskAsync();
        ChatAnswer second = await server.AskAsync();
        Assert.Equal((AnswerForm.JsonObject, 1), (second.Form, second.Attempts.Count));
        Assert.Equal(AnswerForm.JsonSchema, (await server.Client.AskAsync(server.Model("two"), server.Question, Cancellation)).Form);
    }

    [Fact]
    public async Task A_step_down_takes_no_retry()
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelScript
        {
            Refuses = ["json_schema", "json_object", "max_tokens", "temperature"],
            Steps = [new ModelStep { Status = 500 }],
        });
        ChatAnswer answer = await server.AskAsync(provider => provider with { Retries = 1 });
        Assert.Equal(6, answer.Attempts.Count);
        Assert.Single(server.Clock.Waits);
    }

    [Fact]
    public async Task Without_retries_a_step_down_is_made_all_the_same()
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelScript { Refuses = ["json_schema"] });
        Assert.Equal(AnswerForm.JsonObject, (await server.AskAsync(provider => provider with { Retries = 0 })).Form);
    }

    [Theory]
    [InlineData("max_tokens", "max_completion_tokens")]
    [InlineData("temperature", null)]
    [InlineData("top_p", null)]
    [InlineData("seed", null)]
    public async Task A_field_that_a_model_does_not_take_is_left_out(string field, string? instead)
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelScript { Refuses = [field] });
        ChatRequest question = server.Question with { Sampling = new Sampling { TopP = 0.5, Seed = 1 } };
        ChatAnswer answer = await server.Client.AskAsync(server.Model(), question, Cancellation);
        Assert.Equal([$"HTTP 400, {field} not taken", "answered"], answer.Attempts.Select(attempt => attempt.Outcome));
        string[] fields = [.. server.Fake.Calls[^1].Json.EnumerateObject().Select(member => member.Name)];
        Assert.DoesNotContain(field, fields);
        Assert.Equal(instead is null ? 6 : 7, fields.Length);
        Assert.True(instead is null || fields.Contains(instead));
    }

    [Theory]
    [InlineData(400, "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.", 2)]
    [InlineData(400, "Invalid schema for response_format 'sentiment': additionalProperties is required", 2)]
    [InlineData(422, "This model does not support structured outputs", 2)]
    [InlineData(400, "guided_json failed to compile", 2)]
    [InlineData(400, "temperature must be at most 2", 1)]
    [InlineData(400, "max_tokens must be at least 1", 1)]
    [InlineData(400, "messages: role is unknown", 1)]
    [InlineData(404, "response_format is not supported", 1)]
    public async Task Only_a_fault_that_is_about_a_field_is_mended_so(int status, string message, int calls)
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelStep { Status = status, Message = message });
        if (calls == 1)
            await server.FailAsync();
        else
            await server.AskAsync();
        Assert.Equal(calls, server.Fake.Calls.Count);
    }

    [Fact]
    public async Task A_fault_listed_with_its_place_is_understood()
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelStep
        {
            Status = 422,
            Body = """{"detail": [{"type": "extra_forbidden", "loc": ["body", "response_format"], "msg": "Extra inputs are not permitted"}]}""",
        });
        Assert.Equal(AnswerForm.JsonObject, (await server.AskAsync()).Form);
    }

    [Fact]
    public async Task A_model_that_turns_everything_down_is_left_in_the_end()
    {
        await using ModelServer server = await ModelServer.StartAsync(
            new ModelStep { Status = 400, Message = "response_format, temperature and max_tokens are not supported", Times = 0 });
        ChatException failure = await server.FailAsync();
        Assert.Equal((ChatFailure.Malformed, 5), (failure.Failure, failure.Attempts.Count));
    }

    [Theory]
    [InlineData("""{"type": "object", "properties": {"a": {"type": "number"}}, "required": ["a"], "additionalProperties": false}""", true)]
    [InlineData("""{"type": "object", "properties": {"a": {"type": "number"}}, "required": ["a"]}""", false)]
    [InlineData("""{"type": "object", "properties": {"a": {}, "b": {}}, "required": ["a"], "additionalProperties": false}""", false)]
    [InlineData("""{"type": "object", "properties": {"a": {"type": "array", "items": {"type": "object", "properties": {"b": {}}}}}, "required": ["a"], "additionalProperties": false}""", false)]
    [InlineData("""{"type": "object", "properties": {"properties": {"type": "string"}}, "required": ["properties"], "additionalProperties": false}""", true)]
    public void Only_a_schema_of_closed_objects_is_asked_for_strictly(string schema, bool isStrict) =>
        Assert.Equal(isStrict, StrictSchema.Holds(JsonElement.Parse(schema)));
}
