using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BacktestCli.FakeVenues;
using BacktestCli.FakeVenues.Models;

namespace BacktestCli.Tests.FakeVenues;

public sealed class ModelsFakeTests : IAsyncLifetime
{
    private const string Regime = """
        {"type": "object", "additionalProperties": false, "required": ["regime", "direction"], "properties": {
          "regime": {"type": "string", "enum": ["trending_up", "trending_down", "ranging", "volatile", "uncertain"]},
          "direction": {"type": "string", "enum": ["long", "short", "neutral"]},
          "confidence": {"type": "number", "minimum": 0, "maximum": 1},
          "reasoning": {"type": "string"},
          "suggested_entry": {"type": ["number", "null"]}, "stop_loss": {"type": ["number", "null"]}, "take_profit": {"type": ["number", "null"]},
          "position_size_pct": {"type": "number"}, "risk_reward_ratio": {"type": ["number", "null"]}}}
        """;

    private const string Rules = """
        {"type": "object", "properties": {"signals": {"type": "array", "items": {"type": "object", "properties": {
          "timestamp": {"type": "string"}, "action": {"type": "string", "enum": ["BUY", "SELL", "HOLD"]}, "confidence": {"type": "number"}}}}}}
        """;

    private const string Bars = "bar,open,high,low,close,volume\nt-2,100,101,99,100,5\nt-1,100,104,100,103,5\nt-0,103,105,102,104,5\n";

    private readonly HttpClient _client = new();
    private readonly ModelsFake _fake = new(ModelScript.Read("""{"gpt": {"refuses": ["json_object"], "steps": [{"status": 429, "headers": {"Retry-After": "1"}}, {"text": "hm"}]}, "*": {}}"""));
    private FakeServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await FakeServer.StartAsync([_fake]);

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _server.DisposeAsync();
    }

    [Fact]
    public async Task A_script_is_played_step_by_step_and_then_answers_are_sensible()
    {
        using HttpResponseMessage busy = await PostAsync("gpt", Regime, "?");
        Assert.Equal((HttpStatusCode.TooManyRequests, "1"), (busy.StatusCode, busy.Headers.RetryAfter!.ToString()));
        Assert.Equal("hm", await TextAsync("gpt", Regime, "?"));
        Assert.StartsWith("{", await TextAsync("gpt", Regime, "?"), StringComparison.Ordinal);
        Assert.Equal(3, _fake.Calls.Count);
    }

    [Fact]
    public async Task Stops_lie_where_a_position_loses_and_targets_where_it_wins()
    {
        HashSet<string> directions = [];
        for (int i = 0; i < 40; i++)
        {
            JsonElement answer = JsonElement.Parse(await TextAsync("other", Regime, $"Question {i}:\n{Bars}"));
            string direction = answer.GetProperty("direction").GetString()!;
            directions.Add(direction);
            Assert.InRange(answer.GetProperty("confidence").GetDouble(), 0, 1);
            if (direction == "neutral")
            {
                Assert.Equal(JsonValueKind.Null, answer.GetProperty("stop_loss").ValueKind);
                continue;
            }

            double side = direction == "long" ? 1 : -1;
            Assert.Equal(104, answer.GetProperty("suggested_entry").GetDouble());
            Assert.True((104 - answer.GetProperty("stop_loss").GetDouble()) * side > 0);
            Assert.True((answer.GetProperty("take_profit").GetDouble() - 104) * side > 0);
        }

        Assert.Equal(3, directions.Count);
    }

    [Fact]
    public async Task An_answer_a_bar_has_the_bars_as_the_question_calls_them()
    {
        JsonElement answer = JsonElement.Parse(await TextAsync("other", Rules, Bars));
        Assert.Equal(["t-2", "t-1", "t-0"], answer.GetProperty("signals").EnumerateArray().Select(one => one.GetProperty("timestamp").GetString()));
    }

    [Fact]
    public async Task Of_a_batch_the_bars_asked_about_are_answered_and_those_before_are_not()
    {
        JsonElement answer = JsonElement.Parse(await TextAsync("other", Rules, Bars + "\nWhat of the last 2 of these bars, from t-1 to t-0? One for each."));
        Assert.Equal(["t-1", "t-0"], answer.GetProperty("signals").EnumerateArray().Select(one => one.GetProperty("timestamp").GetString()));
    }

    [Fact]
    public async Task The_same_question_has_the_same_answer()
    {
        Assert.Equal(await TextAsync("other", Regime, Bars), await TextAsync("other", Regime, Bars));
    }

    [Fact]
    public async Task It_lists_its_models_and_turns_nonsense_down()
    {
        JsonElement list = await _client.GetFromJsonAsync<JsonElement>(new Uri(_server.Address, "/models/v1/models"), Cancellation);
        Assert.Equal("gpt", Assert.Single(list.GetProperty("data").EnumerateArray()).GetProperty("id").GetString());
        using StringContent half = new("{");
        using HttpResponseMessage nonsense = await _client.PostAsync(new Uri(_server.Address, "/v1/chat/completions"), half, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, nonsense.StatusCode);
        using HttpResponseMessage got = await _client.GetAsync(new Uri(_server.Address, "/v1/chat/completions"), Cancellation);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, got.StatusCode);
    }

    [Fact]
    public void A_word_the_script_does_not_know_is_an_error() =>
        Assert.Throws<JsonException>(() => ModelScript.Read("""{"gpt": {"steps": [{"statsu": 500}]}}"""));

    private Task<HttpResponseMessage> PostAsync(string model, string schema, string question) => _client.PostAsJsonAsync(
        new Uri(_server.Address, "/models/v1/chat/completions"),
        new
        {
            model,
            messages = new[] { new { role = "user", content = question } },
            response_format = new { type = "json_schema", json_schema = new { name = "any", schema = JsonElement.Parse(schema) } },
        },
        Cancellation);

    private async Task<string> TextAsync(string model, string schema, string question)
    {
        using HttpResponseMessage response = await PostAsync(model, schema, question);
        JsonElement answer = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        return answer.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!;
    }
}
