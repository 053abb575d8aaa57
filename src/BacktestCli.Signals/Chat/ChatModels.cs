using System.Collections.Concurrent;
using System.Net;

namespace BacktestCli.Signals.Chat;

/// <summary>Puts questions to models of OpenAI-compatible servers, over connections that are kept.</summary>
public sealed class ChatModels : IChatModels, IDisposable
{
    private readonly Budget _budget;
    private readonly TimeProvider _clock;
    private readonly Action<string> _log;
    private readonly Random _random;
    private readonly Lock _turn = new();
    private readonly SocketsHttpHandler _handler;
    private readonly HttpClient _connections;
    private readonly ConcurrentDictionary<(string, Uri), ProviderGate> _gates = new();
    private readonly ConcurrentDictionary<(ModelName, Uri), Lazy<ModelLine>> _lines = new();

    /// <summary>Nothing is connected before the first question.</summary>
    /// <param name="budget">What may be spent, all models together.</param>
    /// <param name="clock">For pauses, limits and latencies.</param>
    /// <param name="seed">Spreads the pauses between attempts; no answer depends on it.</param>
    /// <param name="log">Told of every attempt that came to nothing, from any thread, without keys; null: nobody is.</param>
    public ChatModels(Budget budget, TimeProvider clock, int seed, Action<string>? log = null)
    {
        (_budget, _clock, _random, _log) = (budget, clock, new Random(seed), log ?? (_ => { }));
        // Nobody is sent on to another host with the key.
        _handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        };
        _connections = new HttpClient(_handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <inheritdoc/>
    public async Task<ChatAnswer> AskAsync(ModelSettings model, ChatRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RequireKey(model);
        ProviderSettings provider = model.Provider;
        ProviderGate gate = _gates.GetOrAdd((provider.Name, provider.BaseUrl), _ => new ProviderGate(provider, _clock));
        Lazy<ModelLine> line = _lines.GetOrAdd(
            (model.Name, provider.BaseUrl),
            _ => new Lazy<ModelLine>(() => new ModelLine(model, gate, _connections, _budget, _clock, Chance, _log)));
        return await line.Value.AskAsync(model, request, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _connections.Dispose();
        _handler.Dispose();
    }

    /// <summary>What can be known to fail is said before a socket is opened.</summary>
    private static void RequireKey(ModelSettings model)
    {
        ProviderSettings provider = model.Provider;
        string? key = provider.Key?.Reveal();
        if (string.IsNullOrEmpty(key) && provider.KeyVariable is { } unset)
        {
            string what = $"{provider.Name} asks for a key, and {unset} is not set. Set {unset} to the key.";
            throw new ChatException(ChatFailure.KeyRejected, $"{model.Name}: {what}");
        }

        if (key is not null && (key.Length == 0 || key.Any(letter => letter is <= ' ' or > '~')))
        {
            string where = provider.KeyVariable is { } variable ? $"in {variable}" : $"of {provider.Name}";
            throw new ChatException(
                ChatFailure.KeyRejected,
                $"{model.Name}: the key {where} is empty or holds a letter that no key has, such as a space, a line end or a curly quotation mark. Set it anew.");
        }
    }

    private double Chance()
    {
        lock (_turn)
            return _random.NextDouble();
    }
}
