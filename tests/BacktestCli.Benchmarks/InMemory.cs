using BacktestCli.Core.Market;

namespace BacktestCli.Benchmarks;

/// <summary>Bars that are there already.</summary>
/// <param name="bars">One-minute bars.</param>
internal sealed class InMemory(BarSeries bars) : IBarSource
{
    public Instrument Instrument { get; init; } = new("synthetic", MarketKind.Spot, "BTCUSDT");

    public Interval Interval => Interval.OneMinute;

    public IEnumerable<BarSeries> ReadBlocks(CancellationToken cancellationToken) => [bars];
}
