using BacktestCli.Data;
using BacktestCli.Data.Http;
using BacktestCli.FakeVenues;

namespace BacktestCli.Tests.Data.Http;

public sealed class FirstWordTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_venue_that_says_nothing_at_all_counts_as_unreachable_soon()
    {
        await using FakeServer server = await FakeServer.StartAsync([new EchoVenue()]);
        server.Faults.Add(new Fault { DelayMs = 60_000, Times = 100 });
        using VenueHttp http = new(new EchoManners(server.Address), TimeProvider.System, new Patience { FirstAnswer = TimeSpan.FromMilliseconds(100) });
        DataException fault = await Assert.ThrowsAsync<DataException>(() => http.GetAsync("/data", 1, Cancellation));
        Assert.True(fault.IsUnreachable);
        Assert.Contains("no answer within 0.1 s", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_venue_that_answered_once_is_waited_for_as_usual()
    {
        Fakes.StandingClock clock = new();
        List<TimeSpan> givenUp = [];
        using FirstWord word = new(TimeSpan.FromSeconds(1), clock, givenUp.Add);
        word.Heard();
        word.Await();
        Assert.Empty(clock.Waits);
        Assert.Empty(givenUp);
    }
}
