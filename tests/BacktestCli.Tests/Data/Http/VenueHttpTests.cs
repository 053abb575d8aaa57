using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using BacktestCli.Data;
using BacktestCli.Data.Http;
using BacktestCli.FakeVenues;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Data.Http;

public sealed class VenueHttpTests : IAsyncLifetime
{
    private readonly StandingClock _clock = new();
    private readonly HttpMeter _meter;
    private readonly List<VenueHttp> _lines = [];
    private FakeServer _server = null!;
    private FakeServer _other = null!;

    public VenueHttpTests() => _meter = new HttpMeter(_clock);

    /// <summary>Limits are long enough for <see cref="StandingClock"/> to leave them alone.</summary>
    private static Patience Patience { get; } = new()
    {
        Page = TimeSpan.FromHours(1),
        File = TimeSpan.FromHours(1),
        Silence = TimeSpan.FromHours(1),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeServer.StartAsync([new EchoVenue()]);
        _other = await FakeServer.StartAsync([new EchoVenue()]);
    }

    public async ValueTask DisposeAsync()
    {
        _lines.ForEach(line => line.Dispose());
        await _server.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(408)]
    public async Task A_venue_that_stumbles_is_asked_again(int status)
    {
        _server.Faults.Add(new Fault { Status = status, Times = 3 });
        VenueHttp http = Http();
        Assert.Equal(EchoVenue.Body, await TextAsync(http));
        Assert.Equal(4, _server.Requests.Count);
        Assert.Equal(3, _clock.Waits.Count);
    }

    public static TheoryData<string, Fault> BrokenWays() => new()
    {
        { "cut body", new Fault { CutAfter = 0.5 } },
        { "cut gzip", new Fault { CutGzipAfter = 0.5 } },
        { "gzip without its last byte", new Fault { CutGzipAfter = 0.999 } },
        { "truncated JSON", new Fault { TruncateAfter = 0.5 } },
        { "HTML", new Fault { Body = "<html><head><title>Just a moment</title></head></html>" } },
        { "HTML with an error", new Fault { Status = 502, Body = "<html>Bad gateway</html>" } },
        { "dropped", new Fault { Drop = true } },
        { "empty", new Fault { Body = "" } },
    };

    [Theory]
    [MemberData(nameof(BrokenWays))]
    public async Task What_breaks_on_the_way_is_asked_for_again(string way, Fault fault)
    {
        _server.Faults.Add(fault);
        VenueHttp http = Http();
        int numbers = await http.GetAsync("/data", 1, Count, Cancellation);
        Assert.True(numbers == 1_000 && _server.Requests.Count == 2, way);
    }

    [Fact]
    public async Task A_whole_gzip_is_unpacked_and_counted_as_it_came()
    {
        _server.Faults.Add(new Fault { CutGzipAfter = 1 });
        VenueHttp http = Http();
        HttpAnswer answer = await http.GetAsync("/data", 1, Cancellation);
        Assert.Equal(EchoVenue.Body, Encoding.UTF8.GetString(answer.Body.Span));
        Assert.InRange(answer.WireBytes, 1, EchoVenue.Body.Length - 1);
    }

    [Fact]
    public async Task The_last_error_names_the_request_the_answer_the_tries_and_the_next_step()
    {
        _server.Faults.Add(new Fault { Status = 503, Body = "{\"msg\":\"maintenance until noon\"}", Times = 100 });
        VenueHttp http = Http();
        DataException fault = await Assert.ThrowsAsync<DataException>(() => TextAsync(http, "/data?symbol=BTC"));
        Assert.Equal(
            $"echo: {_server.Address}data?symbol=BTC: HTTP 503 ({{\"msg\":\"maintenance until noon\"}}), after 6 tries. "
            + "The venue is down or overloaded: run the same command again later; what was fetched is kept.",
            fault.Message);
        Assert.False(fault.IsUnreachable);
    }

    [Fact]
    public async Task A_page_for_people_is_told_as_what_it_is_and_not_in_full()
    {
        _server.Faults.Add(new Fault { Body = $"<html><title>Just a moment</title>{new string('x', 5_000)}</html>", Times = 100 });
        VenueHttp http = Http();
        DataException fault = await Assert.ThrowsAsync<DataException>(() => http.GetAsync("/data", 1, Count, Cancellation));
        Assert.Contains("an HTML page, \"Just a moment\" in place of data, after 6 tries", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("xxx", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_are_too_many_are_cut()
    {
        _server.Faults.Add(new Fault { Status = 400, Body = new string('y', 5_000) });
        VenueHttp http = Http();
        DataException fault = await Assert.ThrowsAsync<DataException>(() => TextAsync(http));
        Assert.Contains($"({new string('y', 200)}…)", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_is_not_asked_again()
    {
        _server.Faults.Add(new Fault { Status = 400, Body = "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}", Times = 100 });
        VenueHttp http = Http();
        DataException fault = await Assert.ThrowsAsync<DataException>(() => TextAsync(http));
        Assert.Contains("HTTP 400", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Invalid symbol.", fault.Message, StringComparison.Ordinal);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_lie_is_final()
    {
        VenueHttp http = Http();
        await Assert.ThrowsAsync<DataException>(() => http.GetAsync<int>("/data", 1, _ => throw new DataException("It lies."), Cancellation));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Who_asks_too_much_waits_as_long_as_the_venue_says_and_everybody_with_him()
    {
        _server.Faults.Add(new Fault { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "30" } });
        VenueHttp http = Http();
        Assert.Equal(EchoVenue.Body, await TextAsync(http));
        Assert.InRange(_clock.Waits.Max(), TimeSpan.FromSeconds(25), TimeSpan.FromSeconds(30));
        Assert.InRange(_meter.Waited, TimeSpan.FromSeconds(25), TimeSpan.FromSeconds(60));
        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public async Task A_gate_that_was_closed_holds_the_requests_of_others()
    {
        HttpMeter meter = new(_clock);
        using RateGate gate = new(null, _clock, meter);
        gate.Close(TimeSpan.FromSeconds(30));
        gate.Close(TimeSpan.FromSeconds(10));
        await gate.PassAsync(1, Cancellation);
        TimeSpan wait = Assert.Single(_clock.Waits);
        Assert.InRange(wait, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30));
        Assert.InRange(meter.Waited, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(40));
        await gate.PassAsync(1, Cancellation);
        Assert.Single(_clock.Waits);
    }

    [Fact]
    public async Task Retry_After_may_be_a_date()
    {
        string date = DateTimeOffset.FromUnixTimeMilliseconds(_clock.GetUtcNow().ToUnixTimeMilliseconds() + 60_000).ToString("R");
        _server.Faults.Add(new Fault { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = date } });
        VenueHttp http = Http();
        Assert.Equal(EchoVenue.Body, await TextAsync(http));
        Assert.Contains(_clock.Waits, wait => wait >= TimeSpan.FromSeconds(50) && wait <= TimeSpan.FromSeconds(61));
    }

    [Fact]
    public async Task A_wait_that_is_too_long_is_refused_with_the_time_to_come_back()
    {
        _server.Faults.Add(new Fault { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "3600" } });
        VenueHttp http = Http();
        DataException fault = await Assert.ThrowsAsync<DataException>(() => TextAsync(http));
        Assert.Contains($"Come back after {_clock.GetUtcNow().AddHours(1).UtcDateTime:yyyy-MM-dd HH:}", fault.Message, StringComparison.Ordinal);
        Assert.Empty(_clock.Waits);
    }

    [Theory]
    [InlineData(418, "Come back after ")]
    [InlineData(403, "wait 10 minutes")]
    [InlineData(451, "--base-url")]
    public async Task A_venue_that_says_stop_is_asked_nothing_more(int status, string advice)
    {
        _server.Faults.Add(new Fault { Match = "last", Status = status, Headers = new Dictionary<string, string> { ["Retry-After"] = "120" } });
        _server.Faults.Add(new Fault { Match = "slow", DelayMs = 60_000 });
        VenueHttp http = Http(new EchoManners(_server.Address, _other.Address));
        Task<string> underWay = TextAsync(http, "/data?slow");
        while (_server.Requests.Count == 0)
            await Task.Yield();
        DataException fault = await Assert.ThrowsAsync<DataException>(() => TextAsync(http, "/data?last"));
        Assert.Contains(advice, fault.Message, StringComparison.Ordinal);
        Assert.Equal(fault.Message, (await Assert.ThrowsAsync<DataException>(() => underWay)).Message);
        int before = _server.Requests.Count;
        Assert.Equal(fault.Message, (await Assert.ThrowsAsync<DataException>(() => TextAsync(http))).Message);
        Assert.Equal((before, 0), (_server.Requests.Count, _other.Requests.Count));
    }

    [Fact]
    public async Task A_host_that_fails_gives_way_to_the_next_at_once()
    {
        _server.Faults.Add(new Fault { Status = 503, Times = 100 });
        VenueHttp http = Http(new EchoManners(_server.Address, _other.Address));
        Assert.Equal(EchoVenue.Body, await TextAsync(http));
        Assert.Equal((1, 1), (_server.Requests.Count, _other.Requests.Count));
        Assert.Empty(_clock.Waits);
    }

    [Fact]
    public async Task A_host_that_keeps_failing_is_left_alone_for_a_while()
    {
        _server.Faults.Add(new Fault { Status = 503, Times = 100 });
        VenueHttp http = Http(new EchoManners(_server.Address, _other.Address));
        for (int request = 0; request < 20; request++)
            Assert.Equal(EchoVenue.Body, await TextAsync(http));
        Assert.Equal((8, 20), (_server.Requests.Count, _other.Requests.Count));
    }

    [Fact]
    public async Task A_refusal_is_no_reason_to_ask_another_host()
    {
        _server.Faults.Add(new Fault { Status = 400, Times = 100 });
        VenueHttp http = Http(new EchoManners(_server.Address, _other.Address));
        await Assert.ThrowsAsync<DataException>(() => TextAsync(http));
        Assert.Empty(_other.Requests);
    }

    [Fact]
    public async Task A_host_that_is_not_there_is_told_apart_and_given_up_soon()
    {
        VenueHttp http = Http(new EchoManners(ClosedPort()));
        DataException fault = await Assert.ThrowsAsync<DataException>(() => TextAsync(http));
        Assert.True(fault.IsUnreachable);
        Assert.Contains("cannot be reached", fault.Message, StringComparison.Ordinal);
        Assert.Contains("after 2 tries. Check the network", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_is_not_there_gives_way_to_the_next()
    {
        VenueHttp http = Http(new EchoManners(ClosedPort(), _other.Address));
        Assert.Equal(EchoVenue.Body, await TextAsync(http));
    }

    [Theory]
    [InlineData(0, 60_000)]
    [InlineData(1_500, 0)]
    public async Task Who_takes_too_long_is_asked_again(int trickle, int delay)
    {
        _server.Faults.Add(new Fault { TrickleMs = trickle, DelayMs = delay });
        VenueHttp http = Http(TimeProvider.System, new Patience
        {
            Page = TimeSpan.FromSeconds(2),
            FirstPause = TimeSpan.FromMilliseconds(1),
        });
        Assert.Equal(EchoVenue.Body, await TextAsync(http));
        Assert.InRange(_server.Requests.Count, 2, 6);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_no_error()
    {
        VenueHttp http = Http();
        Assert.Null(await http.TryGetFileAsync("/missing.zip", Cancellation));
        Assert.Null(await http.TryReadAsync("/missing.csv", 0, (_, _, _) => Task.FromResult(""), Cancellation));
        Assert.NotNull(await http.TryGetFileAsync("/data.zip", Cancellation));
        Assert.Equal(3, _server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(BrokenWays))]
    public async Task A_stream_that_breaks_off_is_read_again_from_its_beginning(string way, Fault fault)
    {
        _server.Faults.Add(fault);
        VenueHttp http = Http();
        string? text = await http.TryReadAsync(
            "/data",
            1,
            async (stream, _, token) =>
            {
                using StreamReader reader = new(stream);
                string all = await reader.ReadToEndAsync(token);
                return all.EndsWith(']') ? all : throw new FormatException("It ends too early.");
            },
            Cancellation);
        Assert.True(text == EchoVenue.Body && _server.Requests.Count == 2, way);
    }

    [Fact]
    public async Task A_stream_that_falls_silent_is_read_again()
    {
        _server.Faults.Add(new Fault { TrickleMs = 60_000 });
        VenueHttp http = Http(TimeProvider.System, new Patience
        {
            Silence = TimeSpan.FromSeconds(2),
            FirstPause = TimeSpan.FromMilliseconds(1),
        });
        string? text = await http.TryReadAsync("/data", 1, async (stream, _, token) => await new StreamReader(stream).ReadToEndAsync(token), Cancellation);
        Assert.Equal(EchoVenue.Body, text);
        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public async Task Where_the_venue_counts_more_than_we_do_we_wait_for_its_next_window()
    {
        VenueHttp http = Http(new EchoManners(_server.Address) { Limit = new RateBudget(1_000, TimeSpan.FromMinutes(1), 100) });
        await TextAsync(http, "/data?used=900");
        await TextAsync(http, "/data?used=950");
        Assert.Empty(_clock.Waits);
        await TextAsync(http);
        TimeSpan wait = Assert.Single(_clock.Waits);
        Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromSeconds(61));
        Assert.True(_meter.Waited >= wait);
    }

    [Fact]
    public async Task Cancelling_ends_the_waiting_and_the_asking()
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        _server.Faults.Add(new Fault { DelayMs = 60_000 });
        VenueHttp http = Http();
        Task<HttpAnswer> answer = http.GetAsync("/data", 1, patience.Token);
        while (_server.Requests.Count == 0)
            await Task.Yield();
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task Now_is_the_earlier_of_the_two_clocks()
    {
        _server.Faults.Add(new Fault { ClockSkewMs = -3_600_000 });
        _server.Faults.Add(new Fault { ClockSkewMs = 3_600_000 });
        VenueHttp http = Http();
        long before = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        Assert.InRange(http.Now(await http.GetAsync("/data", 1, Cancellation)), before - 3_602_000, before - 3_000_000);
        Assert.InRange(http.Now(await http.GetAsync("/data", 1, Cancellation)), before - 2_000, before + 600_000);
    }

    private static Uri ClosedPort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://{listener.LocalEndpoint}");
    }

    private static int Count(HttpAnswer answer)
    {
        try
        {
            return JsonSerializer.Deserialize<int[]>(answer.Body.Span)!.Length;
        }
        catch (JsonException fault)
        {
            throw new FormatException(fault.Message);
        }
    }

    private VenueHttp Http(VenueManners? manners = null) => Http(_clock, Patience, manners);

    private VenueHttp Http(TimeProvider clock, Patience patience, VenueManners? manners = null)
    {
        VenueHttp http = new(manners ?? new EchoManners(_server.Address), clock, patience, _meter);
        _lines.Add(http);
        return http;
    }

    private static async Task<string> TextAsync(VenueHttp http, string path = "/data") =>
        Encoding.UTF8.GetString((await http.GetAsync(path, 1, Cancellation)).Body.Span);
}
