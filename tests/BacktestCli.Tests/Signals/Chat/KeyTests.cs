using System.Text.Json;
using BacktestCli.FakeVenues.Models;
using BacktestCli.Signals.Chat;

namespace BacktestCli.Tests.Signals.Chat;

/// <summary>A key goes to the provider, in one header, and nowhere else.</summary>
public sealed class KeyTests
{
    private const string HeaderKey = "second-secret-value";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_travels_in_one_header_only()
    {
        await using ModelServer server = await ModelServer.StartAsync();
        await server.AskAsync();
        ModelCall call = Assert.Single(server.Fake.Calls);
        Assert.Equal("Bearer " + ModelServer.Key, call.Headers["Authorization"]);
        Assert.All(call.Headers.Where(header => header.Key != "Authorization"), header => Assert.DoesNotContain(ModelServer.Key, header.Value, StringComparison.Ordinal));
        Assert.DoesNotContain(ModelServer.Key, call.Json.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(ModelServer.Key, Assert.Single(server.Server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_provider_s_own_headers_and_organisation_travel_along()
    {
        await using ModelServer server = await ModelServer.StartAsync();
        await server.AskAsync(provider => provider with
        {
            Organization = "org-1",
            Headers = new Dictionary<string, string> { ["X-Title"] = "backtest", ["HTTP-Referer"] = "https://example.org" },
        });
        ModelCall call = Assert.Single(server.Fake.Calls);
        Assert.Equal("org-1", call.Headers["OpenAI-Organization"]);
        Assert.Equal("backtest", call.Headers["X-Title"]);
        Assert.Equal("https://example.org", call.Headers["HTTP-Referer"]);
    }

    [Fact]
    public async Task A_provider_that_asks_for_no_key_gets_none()
    {
        ModelsFake fake = new();
        await using BacktestCli.FakeVenues.FakeServer server = await BacktestCli.FakeVenues.FakeServer.StartAsync([fake]);
        using ChatModels client = new(new Budget(), TimeProvider.System, seed: 1);
        ModelSettings model = new()
        {
            Name = new ModelName("ollama", "qwen"),
            Provider = new ProviderSettings { Name = "ollama", BaseUrl = new Uri(server.Address, "/v1") },
        };
        Assert.NotEmpty((await client.AskAsync(model, ModelServer.Ask("What now?"), Cancellation)).Text);
        Assert.DoesNotContain("Authorization", Assert.Single(fake.Calls).Headers.Keys);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task A_key_that_is_not_set_is_named_before_a_socket_is_opened(string? key)
    {
        await using ModelServer server = await ModelServer.StartAsync();
        ChatException failure = await server.FailAsync(provider => provider with { Key = key is null ? null : new Secret(key) });
        Assert.Equal((ChatFailure.KeyRejected, false), (failure.Failure, failure.FallsThrough));
        Assert.Equal("fake/one: fake asks for a key, and FAKE_API_KEY is not set. Set FAKE_API_KEY to the key.", failure.Message);
        Assert.Empty(server.Server.Requests);
    }

    [Theory]
    [InlineData("sk-1234567890\n")]
    [InlineData("sk-12345\r\nX-Evil: 67890")]
    [InlineData("sk-1234567890 ")]
    [InlineData("“sk-1234567890”")]
    public async Task A_key_that_no_header_can_carry_is_named_and_not_shown(string key)
    {
        await using ModelServer server = await ModelServer.StartAsync();
        ChatException failure = await server.FailAsync(provider => provider with { Key = new Secret(key) });
        Assert.Equal(ChatFailure.KeyRejected, failure.Failure);
        Assert.Contains("FAKE_API_KEY", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("12345", failure.ToString(), StringComparison.Ordinal);
        Assert.Empty(server.Server.Requests);
    }

    [Fact]
    public async Task A_wrong_key_is_not_repeated_although_the_provider_repeats_it()
    {
        await using ModelServer server = await ModelServer.StartAsync();
        ChatException failure = await server.FailAsync(provider => provider with { Key = new Secret("another/key+1234") });
        Assert.Equal("fake/one: HTTP 401 (Incorrect API key provided: Bearer ***). Check the key in FAKE_API_KEY.", failure.Message);
    }

    public static TheoryData<ModelStep> EveryWay()
    {
        string everything = $"Authorization: Bearer {ModelServer.Key} {HeaderKey}";
        TheoryData<ModelStep> ways =
        [
            .. new[] { 307, 400, 401, 402, 403, 404, 405, 408, 409, 413, 422, 429, 500, 502, 503, 529 }
                .Select(status => new ModelStep { Status = status, Echo = true, Times = 0 }),
            .. new[] { "insufficient_quota", "context_length_exceeded", "content_filter", "model_not_found", ModelServer.Key }
                .Select(code => new ModelStep { Status = 400, Code = code, Echo = true, Times = 0 }),
            new ModelStep { Status = 500, Body = everything, Times = 0 },
            new ModelStep { Status = 500, Body = new string('x', 290) + everything, Times = 0 },
            new ModelStep { Status = 500, Body = Uri.EscapeDataString(everything), Times = 0 },
            new ModelStep { Status = 500, Body = JsonSerializer.Serialize(everything)[..^1], Times = 0 },
            new ModelStep { Status = 500, Body = JsonSerializer.Serialize(new { detail = new[] { everything } }), Times = 0 },
            new ModelStep { Status = 500, Body = $"<html>{everything}</html>", Times = 0 },
            new ModelStep { Status = 422, Body = $$"""{"detail": [{"loc": ["{{ModelServer.Key}}"], "msg": "{{everything}}"}]}""", Times = 0 },
            new ModelStep { Status = 400, Message = "response_format is not supported", Echo = true, Times = 0 },
            new ModelStep { Refusal = everything },
            new ModelStep { Body = $$"""{"error": "{{everything}}"}""" },
            new ModelStep { Body = $$$"""{"error": {"code": 503, "message": "{{{everything}}}"} }""", Times = 0 },
            new ModelStep { Body = everything },
            new ModelStep { Body = $"<html>{everything}</html>" },
            new ModelStep { Body = $$"""{"choices": [], "note": "{{everything}}"}""" },
            new ModelStep { Text = "I was sent", Echo = true },
            new ModelStep { Echo = true, CutAfter = 0.9, Times = 0 },
            new ModelStep { Drop = true, Times = 0 },
            new ModelStep { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "3600" }, Echo = true },
        ];
        return ways;
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task No_text_of_any_failure_holds_a_key(ModelStep step)
    {
        await using ModelServer server = await ModelServer.StartAsync(step);
        string told;
        try
        {
            ChatAnswer answer = await AskAsync(server);
            told = answer + JsonSerializer.Serialize(answer);
        }
        catch (ChatException failure)
        {
            told = $"{failure}{failure.Message}{string.Concat(failure.Attempts)}{failure.InnerException}";
        }

        told += string.Concat(server.Log) + server.Model() + server.Model().Provider.Key + server.Client + server.Budget.Spent;
        Assert.NotEmpty(server.Fake.Calls);
        Assert.DoesNotContain(ModelServer.Key, told, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789", told, StringComparison.Ordinal);
        Assert.DoesNotContain(HeaderKey, told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_circuit_does_not_tell_the_key_either()
    {
        await using ModelServer server = await ModelServer.StartAsync(new ModelStep { Status = 500, Echo = true, Times = 0 });
        for (int i = 0; i < 3; i++)
            Assert.DoesNotContain(ModelServer.Key, (await server.FailAsync()).ToString(), StringComparison.Ordinal);
    }

    private static Task<ChatAnswer> AskAsync(ModelServer server) =>
        server.AskAsync(provider => provider with { Headers = new Dictionary<string, string> { ["X-Api-Key"] = HeaderKey } });
}
