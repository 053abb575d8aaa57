using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Trades;

/// <summary>Sums trades by side, bar by bar, in the unit the venue counts amounts in.</summary>
/// <remarks>Nothing can be said about the sides of a bar that has a trade whose side is unknown: it is NaN.</remarks>
/// <param name="range">Open times of the bars, aligned; other trades are passed over.</param>
/// <param name="interval">At most a day.</param>
internal abstract class SidedRows(TimeRange range, Interval interval) : ITradeSink<SeriesTable>
{
    private readonly Buckets<Bucket> _buckets = new(range, interval);

    /// <summary>What the rows are.</summary>
    protected abstract SeriesKind Kind { get; }

    /// <inheritdoc/>
    public void Add(in MarketTrade trade)
    {
        if (!_buckets.TryFind(trade.Micros, out int place))
            return;
        ref Bucket bucket = ref _buckets[place];
        bucket.Largest = Math.Max(bucket.Largest, trade.Amount);
        switch (trade.Side)
        {
            case TakerSide.Buy:
                bucket.BuyVolume += trade.Amount;
                bucket.Buys++;
                break;
            case TakerSide.Sell:
                bucket.SellVolume += trade.Amount;
                bucket.Sells++;
                break;
            default:
                bucket.Unknown++;
                break;
        }
    }

    /// <inheritdoc/>
    public SeriesTable ToTable()
    {
        SeriesTable table = new(Kind, _buckets.Count);
        for (int place = 0; place < _buckets.Count; place++)
        {
            ref Bucket bucket = ref _buckets[place];
            if (bucket.Buys + bucket.Sells + bucket.Unknown == 0)
                continue;
            Sides sides = bucket.Unknown > 0
                ? new Sides(double.NaN, double.NaN, double.NaN, double.NaN)
                : new Sides(DecimalText.Nearest(bucket.BuyVolume), DecimalText.Nearest(bucket.SellVolume), bucket.Buys, bucket.Sells);
            AddRow(table, _buckets.OpenTime(place), sides, DecimalText.Nearest(bucket.Largest));
        }

        return table;
    }

    /// <summary>Appends the row of a bar.</summary>
    protected abstract void AddRow(SeriesTable table, long openTime, Sides sides, double largest);

    /// <summary>What each side did in a bar.</summary>
    protected readonly record struct Sides(double BuyVolume, double SellVolume, double Buys, double Sells);

    private struct Bucket
    {
        public decimal BuyVolume;
        public decimal SellVolume;
        public decimal Largest;
        public int Buys;
        public int Sells;
        public int Unknown;
    }
}

/// <summary>Who took, and how much.</summary>
/// <inheritdoc cref="SidedRows"/>
internal sealed class FlowRows(TimeRange range, Interval interval) : SidedRows(range, interval)
{
    /// <inheritdoc/>
    protected override SeriesKind Kind => SeriesKind.Flow;

    /// <inheritdoc/>
    protected override void AddRow(SeriesTable table, long openTime, Sides sides, double largest) =>
        table.Add(openTime, [sides.BuyVolume, sides.SellVolume, sides.Buys, sides.Sells, largest]);
}

/// <summary>Positions closed by force: what the venue sold was a long, what it bought a short.</summary>
/// <inheritdoc cref="SidedRows"/>
internal sealed class LiquidationRows(TimeRange range, Interval interval) : SidedRows(range, interval)
{
    /// <inheritdoc/>
    protected override SeriesKind Kind => SeriesKind.Liquidations;

    /// <inheritdoc/>
    protected override void AddRow(SeriesTable table, long openTime, Sides sides, double largest) =>
        table.Add(openTime, [sides.SellVolume, sides.BuyVolume, sides.Sells, sides.Buys]);
}
