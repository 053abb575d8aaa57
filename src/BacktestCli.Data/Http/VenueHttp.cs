namespace BacktestCli.Data.Http;

/// <summary>Asks one venue, in its manners.</summary>
/// <param name="manners">How.</param>
/// <param name="clock">For waiting, and for the age of answers.</param>
internal sealed class VenueHttp(VenueManners manners, TimeProvider clock) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.All });

    /// <summary>The time now at whoever of the two is behind: our clock and the host's, by its last answer.</summary>
    public long Now(HttpAnswer answer) =>
        Math.Min(clock.GetUtcNow().ToUnixTimeMilliseconds(), (answer.Date ?? DateTimeOffset.MaxValue).ToUnixTimeMilliseconds());

    /// <summary>Asks, and reads the whole body into memory.</summary>
    /// <param name="pathAndQuery">Begins with a slash.</param>
    /// <param name="weight">What it costs of the budget.</param>
    /// <param name="cancellationToken">Stops waiting and asking.</param>
    /// <exception cref="DataException">No good answer came; the message names the request, the answer and the next step.</exception>
    public async Task<HttpAnswer> GetAsync(string pathAndQuery, int weight, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(manners.Hosts[0], pathAndQuery));
        using HttpResponseMessage response = await _client.SendAsync(request, cancellationToken);
        byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        HttpAnswer answer = new((int)response.StatusCode, request.RequestUri!.ToString(), response.Headers, body, body.Length);
        Judgement judgement = manners.Judge(answer, response.IsSuccessStatusCode ? Judgement.Good : new Judgement(Course.Refused, response.ReasonPhrase ?? ""));
        return judgement.Course == Course.Use ? answer : throw new DataException($"{answer.Address}: {judgement.Reason}");
    }

    /// <summary>Asks for a file; null where the host has none of that name (404).</summary>
    /// <inheritdoc cref="GetAsync"/>
    public async Task<HttpAnswer?> TryGetFileAsync(string path, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await _client.GetAsync(new Uri(manners.Hosts[0], path), cancellationToken);
        if (response.StatusCode == System.Net.HttpStatusCode.NotFound)
            return null;
        byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return new HttpAnswer((int)response.StatusCode, response.RequestMessage!.RequestUri!.ToString(), response.Headers, body, body.Length);
    }

    /// <summary>Asks for what is too large for memory and hands the body on as it comes; null where there is none (404).</summary>
    /// <param name="pathAndQuery">Begins with a slash.</param>
    /// <param name="weight">What it costs of the budget.</param>
    /// <param name="read">Reads the body to its end; called again from the beginning where the body breaks off. What it returns is the result.</param>
    /// <param name="cancellationToken">Stops waiting and asking.</param>
    public async Task<T?> TryReadAsync<T>(
        string pathAndQuery, int weight, Func<Stream, HttpAnswer, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        where T : class
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(manners.Hosts[0], pathAndQuery));
        using HttpResponseMessage response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.StatusCode == System.Net.HttpStatusCode.NotFound)
            return null;
        HttpAnswer answer = new((int)response.StatusCode, request.RequestUri!.ToString(), response.Headers, default, 0);
        await using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await read(body, answer, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
