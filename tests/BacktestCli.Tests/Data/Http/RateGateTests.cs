using BacktestCli.Data.Http;

namespace BacktestCli.Tests.Data.Http;

public sealed class RateGateTests
{
    [Fact]
    public async Task No_window_sees_more_than_the_budget_wherever_it_begins()
    {
        RateBudget budget = new(60, TimeSpan.FromMilliseconds(300), 20);
        using RateGate gate = new(budget, TimeProvider.System, new HttpMeter(TimeProvider.System));
        List<(long Asked, long Passed, int Weight)> requests = [];
        long start = TimeProvider.System.GetTimestamp();
        for (int request = 0; request < 60; request++)
        {
            int weight = 1 + (request % 3);
            long asked = TimeProvider.System.GetElapsedTime(start).Ticks;
            await gate.PassAsync(weight, TestContext.Current.CancellationToken);
            requests.Add((asked, TimeProvider.System.GetElapsedTime(start).Ticks, weight));
        }

        // Somewhere between the two instants a request passes: those that lie wholly in a window passed in it.
        foreach ((long from, _, _) in requests)
            Assert.InRange(
                requests.Where(request => request.Asked >= from && request.Passed < from + budget.Window.Ticks).Sum(request => request.Weight), 0, budget.Permits);
    }

    [Fact]
    public async Task A_request_heavier_than_the_burst_passes_in_the_end()
    {
        using RateGate gate = new(new RateBudget(1_000, TimeSpan.FromMilliseconds(100), 10), TimeProvider.System, new HttpMeter(TimeProvider.System));
        await gate.PassAsync(40, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Waiting_is_counted_once_however_many_wait()
    {
        HttpMeter meter = new(TimeProvider.System);
        using RateGate gate = new(new RateBudget(20, TimeSpan.FromMilliseconds(100), 1), TimeProvider.System, meter);
        long start = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => gate.PassAsync(1, TestContext.Current.CancellationToken)));
        Assert.InRange(meter.Waited, TimeSpan.FromTicks(1), TimeProvider.System.GetElapsedTime(start));
    }
}
