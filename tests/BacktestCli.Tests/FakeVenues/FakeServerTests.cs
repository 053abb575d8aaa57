using System.Net;
using BacktestCli.FakeVenues;
using BacktestCli.Tests.Data.Http;

namespace BacktestCli.Tests.FakeVenues;

public sealed class FakeServerTests : IAsyncLifetime
{
    private readonly HttpClient _client = new();
    private readonly List<(string Asked, int Status)> _answered = [];
    private FakeServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await FakeServer.StartAsync([new EchoVenue()], onAnswered: (asked, status) => _answered.Add((asked, status)));

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _server.DisposeAsync();
    }

    [Fact]
    public async Task A_request_nobody_knows_is_loud()
    {
        using HttpResponseMessage answer = await GetAsync("/nowhere?a=1");
        Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
        Assert.Equal(["/nowhere?a=1"], _server.Unscripted);
        Assert.Equal([("/nowhere?a=1", 501)], _answered);
    }

    [Fact]
    public async Task A_fault_happens_to_the_requests_it_names_and_as_often_as_it_says()
    {
        _server.Faults.Add(new Fault { Match = "b=2", From = 2, Times = 2, Status = 503, Headers = new Dictionary<string, string> { ["X-Why"] = "script" } });
        List<HttpStatusCode> statuses = [];
        foreach (string path in new[] { "/data?b=2", "/data?b=1", "/data?b=2", "/data?b=2", "/data?b=2" })
        {
            using HttpResponseMessage answer = await GetAsync(path);
            statuses.Add(answer.StatusCode);
            Assert.Equal(answer.StatusCode == HttpStatusCode.ServiceUnavailable, answer.Headers.Contains("X-Why"));
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK], statuses);
    }

    [Fact]
    public async Task A_connection_can_be_dropped_before_a_byte()
    {
        _server.Faults.Add(new Fault { Drop = true });
        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync("/data"));
        Assert.Equal(0, Assert.Single(_answered).Status);
    }

    [Fact]
    public async Task A_body_can_be_cut_with_its_length_told_right()
    {
        _server.Faults.Add(new Fault { CutAfter = 0.5 });
        using HttpResponseMessage answer = await _client.GetAsync(new Uri(_server.Address, "/data"), HttpCompletionOption.ResponseHeadersRead, Cancellation);
        Assert.Equal(EchoVenue.Body.Length, answer.Content.Headers.ContentLength);
        await Assert.ThrowsAnyAsync<Exception>(() => answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task A_body_can_be_truncated_with_a_length_that_hides_it()
    {
        _server.Faults.Add(new Fault { TruncateAfter = 0.5 });
        using HttpResponseMessage answer = await GetAsync("/data");
        Assert.Equal(EchoVenue.Body[..(EchoVenue.Body.Length / 2)], await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task A_body_that_trickles_is_whole_in_the_end()
    {
        _server.Faults.Add(new Fault { TrickleMs = 1 });
        using HttpResponseMessage answer = await GetAsync("/data");
        Assert.Equal(EchoVenue.Body, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task Its_clock_can_be_wrong()
    {
        _server.Faults.Add(new Fault { ClockSkewMs = -86_400_000 });
        using HttpResponseMessage answer = await GetAsync("/data");
        Assert.InRange(TimeProvider.System.GetUtcNow() - answer.Headers.Date!.Value, TimeSpan.FromHours(23), TimeSpan.FromHours(25));
    }

    [Fact]
    public void A_script_is_read_from_JSON_and_a_word_it_does_not_know_is_an_error()
    {
        FaultScript script = FaultScript.Read("""[{"match": "x", "status": 429, "headers": {"Retry-After": "1"}, "lie": "high_below_close", "cut_gzip_after": 0.5, "clock_skew_ms": -5}]""");
        Fault fault = script.Next("/x")!;
        Assert.Equal((429, "1", PageLie.HighBelowClose, 0.5, -5L), (fault.Status!.Value, fault.Headers["Retry-After"], fault.Lie, fault.CutGzipAfter!.Value, fault.ClockSkewMs));
        Assert.Null(script.Next("/x"));
        Assert.Throws<System.Text.Json.JsonException>(() => FaultScript.Read("""[{"macth": "x"}]"""));
    }

    private Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(new Uri(_server.Address, path), Cancellation);
}
