using System.IO.Compression;
using System.Net;
using Polly;

namespace BacktestCli.Data.Http;

/// <summary>
/// Asks one venue, in its manners: no more than it allows, again where something breaks, elsewhere where a host fails, and not at all once it has said stop.
/// </summary>
internal sealed class VenueHttp : IDisposable
{
    private readonly VenueManners _manners;
    private readonly TimeProvider _clock;
    private readonly Patience _patience;
    private readonly HttpMeter _meter;
    private readonly RateGate _gate;
    private readonly IReadOnlyList<VenueHost> _hosts;
    private readonly ResiliencePipeline _tries;
    private readonly HttpLine _line;
    private readonly FirstWord _firstWord;
    private readonly CancellationTokenSource _stop = new();
    private DataException? _stopped;

    /// <summary>A line to a venue that nothing was asked over yet.</summary>
    /// <param name="manners">How it is asked.</param>
    /// <param name="clock">For waiting, and for the age of answers.</param>
    /// <param name="patience">How long it is waited for; null: as is usual.</param>
    /// <param name="meter">Told of waits and retries; null: nobody is.</param>
    public VenueHttp(VenueManners manners, TimeProvider clock, Patience? patience = null, HttpMeter? meter = null)
    {
        (_manners, _clock, _patience, _meter) = (manners, clock, patience ?? Patience.Usual, meter ?? new HttpMeter(clock));
        _meter.Budget ??= manners.Budget;
        _gate = new RateGate(manners.Budget, clock, _meter);
        _hosts = [.. manners.Hosts.Select(host => new VenueHost(host, _patience, clock))];
        _tries = Tries.Of(_patience, clock, Again);
        _line = new HttpLine(manners.Headers, _patience);
        _firstWord = new FirstWord(_patience.FirstAnswer, clock, GiveUpUnheard);
    }

    /// <summary>The time now at whoever of the two is behind: our clock and the host's, by its answer.</summary>
    public long Now(HttpAnswer answer) =>
        Math.Min(_clock.GetUtcNow().ToUnixTimeMilliseconds(), (answer.Date ?? DateTimeOffset.MaxValue).ToUnixTimeMilliseconds());

    /// <summary>Asks, and reads the whole body into memory.</summary>
    /// <param name="pathAndQuery">Begins with a slash.</param>
    /// <param name="weight">What it costs of the budget.</param>
    /// <param name="cancellationToken">Stops waiting and asking.</param>
    /// <exception cref="DataException">No good answer came; the message names the request, the answer and the next step.</exception>
    public Task<HttpAnswer> GetAsync(string pathAndQuery, int weight, CancellationToken cancellationToken) =>
        GetAsync(pathAndQuery, weight, answer => answer with { Body = answer.Body.ToArray() }, cancellationToken);

    /// <summary>Asks, and reads what the answer says.</summary>
    /// <param name="pathAndQuery">Begins with a slash.</param>
    /// <param name="weight">What it costs of the budget.</param>
    /// <param name="parse">
    /// Reads the body, whose memory is lent for that time. It throws <see cref="FormatException"/> where the body is no whole document of the expected form: that is
    /// a fault of the way, and the request is sent again. A <see cref="DataException"/> is final.
    /// </param>
    /// <param name="cancellationToken">Stops waiting and asking.</param>
    /// <exception cref="DataException">No good answer came; the message names the request, the answer and the next step.</exception>
    public Task<T> GetAsync<T>(string pathAndQuery, int weight, Func<HttpAnswer, T> parse, CancellationToken cancellationToken) =>
        AskAsync(pathAndQuery, weight, _patience.Page, (response, token) => ReadAsync(response, parse, token), cancellationToken);

    /// <summary>Asks for a file; null where the host has none of that name (404).</summary>
    /// <param name="path">Begins with a slash.</param>
    /// <param name="cancellationToken">Stops waiting and asking.</param>
    /// <exception cref="DataException">No good answer came; the message names the request, the answer and the next step.</exception>
    public Task<HttpAnswer?> TryGetFileAsync(string path, CancellationToken cancellationToken) =>
        AskAsync(path, 0, _patience.File, (response, token) => response.StatusCode == HttpStatusCode.NotFound
            ? Task.FromResult<HttpAnswer?>(null)
            : ReadAsync<HttpAnswer?>(response, answer => answer with { Body = answer.Body.ToArray() }, token), cancellationToken);

    /// <summary>Asks for what is too large for memory and hands the body on as it comes; null where there is none (404).</summary>
    /// <param name="pathAndQuery">Begins with a slash.</param>
    /// <param name="weight">What it costs of the budget.</param>
    /// <param name="read">Reads the body to its end; called again from the beginning where the body breaks off. What it returns is the result.</param>
    /// <param name="cancellationToken">Stops waiting and asking.</param>
    /// <exception cref="DataException">No good answer came; the message names the request, the answer and the next step.</exception>
    public Task<T?> TryReadAsync<T>(
        string pathAndQuery, int weight, Func<Stream, HttpAnswer, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        where T : class =>
        AskAsync(pathAndQuery, weight, Timeout.InfiniteTimeSpan, (response, token) => response.StatusCode == HttpStatusCode.NotFound
            ? Task.FromResult<T?>(null)
            : StreamAsync(response, read, token), cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _firstWord.Dispose();
        _line.Dispose();
        _gate.Dispose();
        _stop.Dispose();
    }

    private static string AddressOf(HttpResponseMessage response) => response.RequestMessage!.RequestUri!.ToString();

    private void Again(RequestFailure failure, TimeSpan pause)
    {
        TimeSpan wait = failure.Wait ?? pause;
        bool isLongWait = failure.Course == Course.SlowDown && _gate.Close(wait);
        string note = $"{_manners.Name}: {failure.Message}; asking again{(wait > TimeSpan.FromSeconds(1) ? $" in {wait.TotalSeconds:N0} s" : "")}";
        if (isLongWait)
            _meter.Noted(note);
        else
            _meter.Detailed(note);
    }

    private async Task<T> AskAsync<T>(
        string pathAndQuery, int weight, TimeSpan limit, Func<HttpResponseMessage, CancellationToken, Task<T>> use, CancellationToken cancellationToken)
    {
        Errand errand = new(_manners.Name, pathAndQuery, _hosts, _patience);
        _firstWord.Await();
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stop.Token);
        try
        {
            return await _tries.ExecuteAsync(async token => await TryAsync(errand, weight, limit, use, token), either.Token);
        }
        catch (RequestFailure failure)
        {
            throw GiveUp(errand, failure);
        }
        catch (OperationCanceledException) when (_stopped is { } why && !cancellationToken.IsCancellationRequested)
        {
            throw new DataException(why.Message, why) { IsUnreachable = why.IsUnreachable };
        }
    }

    private Func<HttpResponseMessage, CancellationToken, Task<T>> Hear<T>(Func<HttpResponseMessage, CancellationToken, Task<T>> use) => (response, token) =>
    {
        _firstWord.Heard();
        return use(response, token);
    };

    private async Task<T> TryAsync<T>(
        Errand errand, int weight, TimeSpan limit, Func<HttpResponseMessage, CancellationToken, Task<T>> use, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(weight, cancellationToken);
        VenueHost host = errand.NextHost();
        try
        {
            return await host.DoAsync(token => _line.SendAsync(errand.Address, Hear(use), token), limit, cancellationToken);
        }
        catch (RequestFailure failure)
        {
            errand.Failed(failure);
            throw;
        }
    }

    private async Task<T> ReadAsync<T>(HttpResponseMessage response, Func<HttpAnswer, T> parse, CancellationToken cancellationToken)
    {
        using WireBody body = await WireBody.ReadAsync(response.Content, cancellationToken);
        HttpAnswer answer = new((int)response.StatusCode, AddressOf(response), response.Headers, body.Content, body.WireBytes);
        try
        {
            OrFail(answer, response.RequestMessage?.Headers.Authorization?.Parameter);
            return parse(answer);
        }
        catch (FormatException fault)
        {
            string words = AnswerText.IsHtml(answer.Body.Span) ? $"{AnswerText.Of(answer.Body.Span)} in place of data" : fault.Message.TrimEnd('.');
            throw new RequestFailure($"the answer cannot be read: {words}", fault) { Answer = WithoutBody(answer) };
        }
    }

    private async Task<T?> StreamAsync<T>(
        HttpResponseMessage response, Func<Stream, HttpAnswer, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        where T : class
    {
        if (!response.IsSuccessStatusCode)
            return await ReadAsync<T?>(response, _ => null, cancellationToken);
        HttpAnswer answer = new((int)response.StatusCode, AddressOf(response), response.Headers, default, 0);
        await using WatchedStream wire = new(await response.Content.ReadAsStreamAsync(cancellationToken), _patience.Silence, _clock);
        await using Stream body = WireBody.IsGzip(response.Content) ? new GZipStream(wire, CompressionMode.Decompress) : wire;
        try
        {
            return await read(body, answer, cancellationToken);
        }
        catch (FormatException fault)
        {
            throw new RequestFailure($"the answer cannot be read: {fault.Message.TrimEnd('.')}", fault) { Answer = answer };
        }
    }

    /// <summary>Hears what an answer says about the limit, and lets only a good one pass. A key that the answer repeats is not repeated here.</summary>
    private void OrFail(HttpAnswer answer, string? key)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        if (_manners.Used(answer) is { } used)
            _gate.Hear(used, answer.Date ?? now);
        Judgement judgement = _manners.Judge(answer, UsualJudgement.Of(answer, now));
        if (judgement.Course == Course.Use)
            return;
        string reason = string.IsNullOrEmpty(key) ? judgement.Reason : judgement.Reason.Replace(key, "****", StringComparison.Ordinal);
        string words = reason.Length > 0 ? $" ({reason})" : "";
        throw new RequestFailure($"HTTP {answer.Status}{words}")
        {
            Course = judgement.Course,
            IsHostFault = judgement.Course == Course.Retry && answer.Status >= 500,
            Answer = WithoutBody(answer),
            Wait = judgement.Wait,
        };
    }

    private DataException GiveUp(Errand errand, RequestFailure failure)
    {
        DateTimeOffset? until = failure.Wait is { } wait ? _clock.GetUtcNow() + wait : null;
        string nextStep = failure switch
        {
            { Answer: { } answer } => _manners.NextStep(answer) ?? UsualJudgement.NextStep(answer, failure.Course, until),
            { IsUnreachable: true } => "Check the network, or give another address with --base-url.",
            _ => "Run the same command again later; what was fetched is kept.",
        };
        DataException fault = errand.Explain(failure, nextStep);
        if (failure.Course is Course.Stop || (failure.Course == Course.SlowDown && failure.Wait > _patience.LongestWait))
            Stop(fault);
        return fault;
    }

    private void GiveUpUnheard(TimeSpan limit) => Stop(new DataException(
        $"{_manners.Name}: {_hosts[0].Address.Host} cannot be reached (no answer within {limit.TotalSeconds:0.##} s). Check the network.") { IsUnreachable = true });

    private void Stop(DataException why)
    {
        Interlocked.CompareExchange(ref _stopped, why, null);
        _stop.Cancel();
    }

    private static HttpAnswer WithoutBody(HttpAnswer answer) => answer with { Body = default };
}
