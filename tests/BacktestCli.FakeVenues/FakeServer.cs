using System.Collections.Concurrent;
using System.IO.Compression;
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
    private readonly WebApplication _app;
    private readonly IReadOnlyList<IFakeVenue> _venues;
    private readonly TimeProvider _clock;
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _unscripted = new();

    private FakeServer(IReadOnlyList<IFakeVenue> venues, FaultScript faults, TimeProvider clock, int port)
    {
        (_venues, Faults, _clock) = (venues, faults, clock);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, port));
        _app = builder.Build();
        _app.Run(ServeAsync);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>What goes wrong; may be added to while it runs.</summary>
    public FaultScript Faults { get; }

    /// <summary>Path and query of every request so far, in order of arrival.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Requests no venue knows: each is a fault of the program under test.</summary>
    public IReadOnlyList<string> Unscripted => [.. _unscripted];

    /// <summary>Told of every request no venue knows.</summary>
    public Action<string> OnUnscripted { get; init; } = _ => { };

    /// <summary>Starts one.</summary>
    /// <param name="venues">What it speaks.</param>
    /// <param name="faults">What goes wrong; null: nothing.</param>
    /// <param name="clock">Its clock; null: the system's.</param>
    /// <param name="port">0: any that is free.</param>
    /// <param name="onUnscripted">Told of every request no venue knows.</param>
    public static async Task<FakeServer> StartAsync(
        IReadOnlyList<IFakeVenue> venues, FaultScript? faults = null, TimeProvider? clock = null, int port = 0, Action<string>? onUnscripted = null)
    {
        FakeServer server = new(venues, faults ?? new FaultScript(), clock ?? TimeProvider.System, port) { OnUnscripted = onUnscripted ?? (_ => { }) };
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
        Fault fault = Faults.Next(asked) ?? new Fault();
        if (fault.DelayMs > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(fault.DelayMs), _clock, context.RequestAborted);
        DateTimeOffset now = _clock.GetUtcNow().AddMilliseconds(fault.ClockSkewMs);
        FakeRequest request = new(
            context.Request.Path,
            context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value[^1] ?? ""),
            context.Request.Headers.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            now.ToUnixTimeMilliseconds(),
            fault.Lie);
        FakeAnswer? answer = _venues.Select(venue => venue.Answer(request)).FirstOrDefault(found => found is not null);
        if (answer is null)
        {
            _unscripted.Enqueue(asked);
            OnUnscripted(asked);
            answer = FakeAnswer.Text($"no fake venue knows {asked}", StatusCodes.Status501NotImplemented);
        }

        context.Response.Headers.Date = now.ToString("R");
        await SendAsync(context, Spoil(answer, fault), fault);
    }

    private static FakeAnswer Spoil(FakeAnswer answer, Fault fault) => answer with
    {
        Status = fault.Status ?? answer.Status,
        Body = fault.Body is { } body ? System.Text.Encoding.UTF8.GetBytes(body) : answer.Body,
        ContentType = fault.Body is { } text && text.StartsWith('<') ? "text/html" : answer.ContentType,
        Headers = answer.Headers.Concat(fault.Headers).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Value),
    };

    private static async Task SendAsync(HttpContext context, FakeAnswer answer, Fault fault)
    {
        HttpResponse response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        foreach ((string name, string value) in answer.Headers)
            response.Headers[name] = value;
        ReadOnlyMemory<byte> body = answer.Body;
        if (fault.CutGzipAfter is { } gzipShare)
        {
            body = Gzip(body);
            body = body[..(int)(body.Length * gzipShare)];
            response.Headers.ContentEncoding = "gzip";
        }

        if (fault.TruncateAfter is { } share)
            body = body[..(int)(body.Length * share)];
        response.ContentLength = body.Length;
        if (fault.CutAfter is { } sent)
        {
            await response.Body.WriteAsync(body[..(int)(body.Length * sent)], context.RequestAborted);
            await response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
            return;
        }

        await response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static byte[] Gzip(ReadOnlyMemory<byte> body)
    {
        using MemoryStream buffer = new();
        using (GZipStream gzip = new(buffer, CompressionLevel.Fastest))
            gzip.Write(body.Span);
        return buffer.ToArray();
    }
}
