using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Scripting;

public sealed class StrategyMemoryTests
{
    private readonly FakeStrategyContext _context = new();

    [Fact]
    public void Runs_of_one_file_do_not_share_memory()
    {
        StrategyEntry entry = Files.Entry(Files.With("entry: close crosses_above open[1]\nexit: sma(close, 2) < 0"));
        IStrategy first = entry.Create(new Dictionary<string, double>());
        Bar[] bars = Files.Walk(200);
        int[] alone = [.. Enumerable.Range(0, bars.Length).Where(i => _context.Show(first, bars[i]).Count > 0)];

        IStrategy second = entry.Create(new Dictionary<string, double>()), third = entry.Create(new Dictionary<string, double>());
        List<int> beside = [];
        for (int i = 0; i < bars.Length; i++)
        {
            if (_context.Show(second, bars[i]).Count > 0)
                beside.Add(i);
            _context.Show(third, bars[^(i + 1)]);
        }

        Assert.NotEmpty(alone);
        Assert.Equal(alone, beside);
    }

    [Fact]
    public void A_bar_without_an_order_allocates_nothing()
    {
        IStrategy strategy = Files.Make(Files.With(
            "entry:\n  long: rsi(14) < -1 or close[3] crosses_above bollinger(20, 2).upper * 9\n  short: macd.signal > 1e9\n"
            + "indicators: { macd: macd(), average: 'sma(rsi(14), 5)' }\n"
            + "exit: { long: average > 101, short: atr(14) < 0 or bars_held > 1e9 }"));
        Bar[] bars = Files.Walk(500);
        foreach (int direction in new[] { 0, 1, -1 })
        {
            _context.Hold(direction, 100, 1);
            ShowAll(strategy, bars);
            long before = GC.GetAllocatedBytesForCurrentThread();
            ShowAll(strategy, bars);
            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        }
    }

    private void ShowAll(IStrategy strategy, Bar[] bars)
    {
        foreach (Bar bar in bars)
            Assert.True(_context.Show(strategy, bar).Count == 0);
    }
}
