using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BacktestCli.FakeVenues;

/// <summary>A server on loopback that speaks for every fake venue, and does wrong what its script says.</summary>
public sealed class FakeServer : IAsyncDisposable
{
    private static readonly Fault Nothing = new();

    private readonly WebApplication _app;
    private readonly IReadOnlyList<IFakeVenue> _venues;
    private readonly TimeProvider _clock;
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _unscripted = new();
    private readonly TaskCompletionSource _together = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _underWay;
    private int _mostAtOnce;

    private FakeServer(IReadOnlyList<IFakeVenue> venues, FaultScript faults, TimeProvider clock, int port)
    {
        (_venues, Faults, _clock) = (venues, faults, clock);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.Listen(IPAddress.Loopback, port);
            server.Limits.MinResponseDataRate = null;
        });
        _app = builder.Build();
        _app.Run(ServeAsync);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>What goes wrong; may be added to while it runs.</summary>
    public FaultScript Faults { get; }

    /// <summary>Path and query of every request so far, in order of arrival.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>How many that are.</summary>
    public int Asked => _requests.Count;

    /// <summary>Requests no venue knows: each is a fault of the program under test.</summary>
    public IReadOnlyList<string> Unscripted => [.. _unscripted];

    /// <summary>Most requests that were under way at once so far.</summary>
    public int MostAtOnce => _mostAtOnce;

    /// <summary>Milliseconds before every answer.</summary>
    public int LatencyMs { get; init; }

    /// <summary>Nothing is answered until so many requests were under way at once.</summary>
    public int Together { get; set; }

    /// <summary>Told of every request and the status it was answered with; 0 where the connection was closed.</summary>
    public Action<string, int> OnAnswered { get; init; } = (_, _) => { };

    /// <summary>Told of every request no venue knows.</summary>
    public Action<string> OnUnscripted { get; init; } = _ => { };

    /// <summary>Starts one.</summary>
    /// <param name="venues">What it speaks.</param>
    /// <param name="faults">What goes wrong; null: nothing.</param>
    /// <param name="clock">Its clock; null: the system's.</param>
    /// <param name="port">0: any that is free.</param>
    /// <param name="onUnscripted">Told of every request no venue knows.</param>
    /// <param name="latencyMs">Milliseconds before every answer.</param>
    /// <param name="onAnswered">Told of every request and the status it was answered with.</param>
    public static async Task<FakeServer> StartAsync(
        IReadOnlyList<IFakeVenue> venues,
        FaultScript? faults = null,
        TimeProvider? clock = null,
        int port = 0,
        Action<string>? onUnscripted = null,
        int latencyMs = 0,
        Action<string, int>? onAnswered = null)
    {
        FakeServer server = new(venues, faults ?? new FaultScript(), clock ?? TimeProvider.System, port)
        {
            LatencyMs = latencyMs,
            OnAnswered = onAnswered ?? ((_, _) => { }),
            OnUnscripted = onUnscripted ?? (_ => { }),
        };
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Runs until the process is asked to stop.</summary>
    public Task WaitAsync() => _app.WaitForShutdownAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ServeAsync(HttpContext context)
    {
        string asked = context.Request.Path + context.Request.QueryString;
        _requests.Enqueue(asked);
        Arrive();
        try
        {
            await AnswerAsync(context, asked, Faults.Next(asked) ?? Nothing);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private async Task AnswerAsync(HttpContext context, string asked, Fault fault)
    {
        if (_mostAtOnce < Together)
            await _together.Task.WaitAsync(context.RequestAborted);
        await DelayAsync(context, LatencyMs + fault.DelayMs);
        DateTimeOffset now = _clock.GetUtcNow().AddMilliseconds(fault.ClockSkewMs);
        FakeRequest request = await FakeRequest.ReadAsync(context, now.ToUnixTimeMilliseconds(), fault.Lie);
        FakeAnswer answer = Find(request) ?? Unknown(asked);
        await DelayAsync(context, answer.Fault?.DelayMs ?? 0);
        fault = answer.Fault ?? fault;
        context.Response.Headers.Date = now.ToString("R");
        OnAnswered(asked, fault.Drop ? 0 : fault.Status ?? answer.Status);
        await new FakeWire(context, fault, _clock).SendAsync(answer);
    }

    private Task DelayAsync(HttpContext context, int milliseconds) =>
        milliseconds > 0 ? Task.Delay(TimeSpan.FromMilliseconds(milliseconds), _clock, context.RequestAborted) : Task.CompletedTask;

    private FakeAnswer? Find(FakeRequest request)
    {
        foreach (IFakeVenue venue in _venues)
        {
            if (venue.Answer(request) is { } answer)
                return answer;
        }

        return null;
    }

    private FakeAnswer Unknown(string asked)
    {
        _unscripted.Enqueue(asked);
        OnUnscripted(asked);
        return FakeAnswer.Text($"no fake venue knows {asked}", StatusCodes.Status501NotImplemented);
    }

    private void Arrive()
    {
        int now = Interlocked.Increment(ref _underWay);
        for (int most = _mostAtOnce; now > most; most = _mostAtOnce)
            Interlocked.CompareExchange(ref _mostAtOnce, now, most);
        if (now >= Together)
            _together.TrySetResult();
    }
}
