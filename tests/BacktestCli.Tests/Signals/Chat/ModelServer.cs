using BacktestCli.FakeVenues;
using BacktestCli.FakeVenues.Models;
using BacktestCli.Signals.Chat;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Signals.Chat;

/// <summary>A server of models on loopback, and a client that asks it. Pauses are over at once; limits are long enough to be left alone.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    public const string Key = "sk-test/0123456789+abcdef==";

    public const string Schema = """
        {"type": "object", "properties": {"sentiment": {"type": "number", "minimum": -1, "maximum": 1}}, "required": ["sentiment"], "additionalProperties": false}
        """;

    private readonly List<string> _log = [];
    private readonly Lock _turn = new();

    private ModelServer(ModelsFake fake, FakeServer server, Budget budget, TimeProvider clock)
    {
        (Fake, Server, Budget, Address) = (fake, server, budget, server.Address);
        Client = new ChatModels(budget, clock, seed: 7, line =>
        {
            lock (_turn)
                _log.Add(line);
        });
    }

    public ModelsFake Fake { get; }

    public FakeServer Server { get; }

    public Uri Address { get; }

    public Budget Budget { get; }

    public ChatModels Client { get; }

    public StandingClock Clock { get; private init; } = new();

    public ChatRequest Question { get; } = Ask("What now?");

    public IReadOnlyList<string> Log
    {
        get
        {
            lock (_turn)
                return [.. _log];
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts one whose model <c>one</c> takes these steps.</summary>
    public static Task<ModelServer> StartAsync(params ModelStep[] steps) => StartAsync(new ModelScript { Steps = steps });

    public static async Task<ModelServer> StartAsync(ModelScript script, Budget? budget = null, TimeProvider? clock = null)
    {
        StandingClock skipping = new();
        ModelsFake fake = new(new Dictionary<string, ModelScript> { ["one"] = script }) { Key = Key };
        return new ModelServer(fake, await FakeServer.StartAsync([fake]), budget ?? new Budget(), clock ?? skipping) { Clock = skipping };
    }

    public static ChatRequest Ask(string text) => new()
    {
        Messages = [new ChatMessage(ChatRole.System, "You judge markets."), new ChatMessage(ChatRole.User, text)],
        SchemaName = "sentiment",
        Schema = Schema,
    };

    public ModelSettings Model(string name = "one", Func<ProviderSettings, ProviderSettings>? with = null)
    {
        ProviderSettings provider = new()
        {
            Name = "fake",
            BaseUrl = new Uri(Address, "/models/v1"),
            Key = new Secret(Key),
            KeyVariable = "FAKE_API_KEY",
            Timeout = TimeSpan.FromMinutes(10),
        };
        return new ModelSettings
        {
            Name = new ModelName("fake", name),
            Provider = with?.Invoke(provider) ?? provider,
            InputUsdPerMillionTokens = 2,
            OutputUsdPerMillionTokens = 8,
        };
    }

    public Task<ChatAnswer> AskAsync(Func<ProviderSettings, ProviderSettings>? with = null) => Client.AskAsync(Model(with: with), Question, Cancellation);

    public Task<ChatException> FailAsync(Func<ProviderSettings, ProviderSettings>? with = null) => Assert.ThrowsAsync<ChatException>(() => AskAsync(with));

    public ValueTask DisposeAsync()
    {
        Client.Dispose();
        return Server.DisposeAsync();
    }
}
