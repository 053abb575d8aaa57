using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Data;

/// <summary>Bars for tests, and a source that hands them out as they are, contract or not.</summary>
internal sealed class Bars(Interval interval, params Bar[] bars) : IBarSource
{
    public const long Start = 1_704_067_200_000;
    public const long Minute = 60_000;
    public const long Hour = 60 * Minute;

    public Instrument Instrument { get; } = new("test", MarketKind.Spot, "BTCUSDT");

    public Interval Interval => interval;

    /// <summary>An hourly bar that many hours after the start, flat at a price.</summary>
    public static Bar Flat(int hour, double price = 100, double volume = 1) => new(Start + (hour * Hour), price, price, price, price, volume);

    public static Bars Hourly(params int[] hours) => new(Interval.OneHour, [.. hours.Select(hour => Flat(hour))]);

    public static List<Bar> Read(IBarSource source)
    {
        List<Bar> read = [];
        foreach (BarSeries block in source.ReadBlocks(TestContext.Current.CancellationToken))
        {
            for (int i = 0; i < block.Count; i++)
                read.Add(block[i]);
        }

        return read;
    }

    public IEnumerable<BarSeries> ReadBlocks(CancellationToken cancellationToken)
    {
        foreach (Bar[] chunk in bars.Chunk(2))
        {
            var block = new BarSeries();
            foreach (Bar bar in chunk)
                block.Add(bar);
            yield return block;
        }
    }
}
