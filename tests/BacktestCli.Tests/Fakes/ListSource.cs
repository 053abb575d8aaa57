using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Fakes;

/// <summary>Bars drawn in a test, in blocks of any size.</summary>
internal sealed class ListSource(IReadOnlyList<Bar> bars) : IBarSource
{
    public Instrument Instrument { get; init; } = new("test", MarketKind.Spot, "BTCUSDT");

    public Interval Interval { get; init; } = Interval.OneHour;

    public int BlockSize { get; init; } = int.MaxValue;

    /// <summary>Hourly bars, each open to close, its extremes at its ends.</summary>
    public static ListSource Of(params (double Open, double Close)[] bars) =>
        Of([.. bars.Select(bar => (bar.Open, Math.Max(bar.Open, bar.Close), Math.Min(bar.Open, bar.Close), bar.Close))]);

    /// <summary>Hourly bars.</summary>
    public static ListSource Of(params (double Open, double High, double Low, double Close)[] bars) =>
        new([.. bars.Select((bar, i) => new Bar(At(i), bar.Open, bar.High, bar.Low, bar.Close, 1))]);

    /// <summary>Open time of the hourly bar at <paramref name="index"/>, Unix ms.</summary>
    public static long At(int index) => 1_704_067_200_000 + (index * 3_600_000L);

    public ListSource On(MarketKind market) => For(Instrument with { Market = market });

    public ListSource Under(InstrumentRules rules) => For(Instrument with { Rules = rules });

    /// <summary>The same bars, of another instrument.</summary>
    public ListSource For(Instrument instrument) => new(bars) { Instrument = instrument, Interval = Interval, BlockSize = BlockSize };

    public ListSource InBlocksOf(int size) => new(bars) { Instrument = Instrument, Interval = Interval, BlockSize = size };

    public IEnumerable<BarSeries> ReadBlocks(CancellationToken cancellationToken)
    {
        BarSeries block = new();
        foreach (Bar[] part in bars.Chunk(BlockSize))
        {
            block.Clear();
            foreach (Bar bar in part)
                block.Add(bar);
            yield return block;
        }
    }
}
