using System.Net;

namespace BacktestCli.Data.Http;

/// <summary>Sends requests over connections that are kept, and says in our words what went wrong with one.</summary>
internal sealed class HttpLine : IDisposable
{
    private static readonly HttpRequestError[] NoConnection =
        [HttpRequestError.NameResolutionError, HttpRequestError.ConnectionError, HttpRequestError.SecureConnectionError, HttpRequestError.ProxyTunnelError];

    private readonly Patience _patience;
    private readonly SocketsHttpHandler _handler;
    private readonly HttpClient _client;

    /// <summary>A line over which nothing was sent yet.</summary>
    /// <param name="headers">Headers every request carries.</param>
    /// <param name="patience">How long connecting may take.</param>
    public HttpLine(IReadOnlyDictionary<string, string> headers, Patience patience)
    {
        _patience = patience;
        _handler = new SocketsHttpHandler
        {
            ConnectTimeout = patience.Connect,
            AutomaticDecompression = DecompressionMethods.None,
            EnableMultipleHttp2Connections = true,
            MaxAutomaticRedirections = 3,
            UseCookies = false,
        };
        _client = new HttpClient(_handler, disposeHandler: false)
        {
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        _client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");
        _client.DefaultRequestHeaders.Add("User-Agent", "backtest");
        foreach ((string name, string value) in headers)
            _client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
    }

    /// <summary>Sends a request and does something with the answer.</summary>
    /// <exception cref="RequestFailure">It came to nothing.</exception>
    public async Task<T> SendAsync<T>(Uri address, Func<HttpResponseMessage, CancellationToken, Task<T>> use, CancellationToken cancellationToken)
    {
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Get, address);
            using HttpResponseMessage response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return await use(response, cancellationToken);
        }
        catch (HttpRequestException fault) when (NoConnection.Contains(fault.HttpRequestError))
        {
            throw new RequestFailure($"{address.Host} cannot be reached ({Innermost(fault)})", fault) { IsHostFault = true, IsUnreachable = true };
        }
        catch (OperationCanceledException fault) when (fault.InnerException is TimeoutException && !cancellationToken.IsCancellationRequested)
        {
            throw new RequestFailure($"{address.Host} cannot be reached (no connection within {_patience.Connect.TotalSeconds:0.#} s)", fault)
            {
                IsHostFault = true,
                IsUnreachable = true,
            };
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            throw new RequestFailure($"the connection broke ({Innermost(fault)})", fault) { IsHostFault = true };
        }
        catch (InvalidDataException fault)
        {
            throw new RequestFailure($"the body does not unpack ({Innermost(fault)})", fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }

    private static string Innermost(Exception fault)
    {
        while (fault.InnerException is { } inner)
            fault = inner;
        return fault.Message.TrimEnd('.');
    }
}
