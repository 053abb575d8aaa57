using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Trades;

/// <summary>One look at an order book that has both sides.</summary>
/// <param name="Bid">Best bid.</param>
/// <param name="Ask">Best ask.</param>
/// <param name="BidDepth">Amount of the first levels of the bid.</param>
/// <param name="AskDepth">Amount of the first levels of the ask.</param>
internal readonly record struct BookLook(double Bid, double Ask, double BidDepth, double AskDepth);

/// <summary>Gathers looks at an order book bar by bar: the last best prices, the averages of the rest. Every look counts alike.</summary>
/// <param name="range">Open times of the bars, aligned; other looks are passed over.</param>
/// <param name="interval">At most a day.</param>
internal sealed class BookRows(TimeRange range, Interval interval)
{
    /// <summary>Levels of each side that count as depth.</summary>
    public const int Levels = 5;

    private readonly Buckets<Bucket> _buckets = new(range, interval);

    /// <summary>Takes a look.</summary>
    /// <param name="micros">When, by the venue's clock; of two at once the later call is the later look.</param>
    /// <param name="look">What was seen.</param>
    public void Add(long micros, in BookLook look)
    {
        if (!_buckets.TryFind(micros, out int place))
            return;
        ref Bucket bucket = ref _buckets[place];
        if (bucket.Looks++ == 0 || micros >= bucket.LastTime)
            (bucket.LastTime, bucket.Bid, bucket.Ask) = (micros, look.Bid, look.Ask);
        double depth = look.BidDepth + look.AskDepth;
        bucket.Spread += (look.Ask - look.Bid) / ((look.Ask + look.Bid) / 2);
        bucket.BidDepth += look.BidDepth;
        bucket.AskDepth += look.AskDepth;
        bucket.Imbalance += depth > 0 ? (look.BidDepth - look.AskDepth) / depth : 0;
    }

    /// <summary>A row a bar in which there was a look.</summary>
    public SeriesTable ToTable()
    {
        SeriesTable table = new(SeriesKind.Book, _buckets.Count);
        for (int place = 0; place < _buckets.Count; place++)
        {
            ref Bucket sum = ref _buckets[place];
            double looks = sum.Looks;
            if (looks > 0)
            {
                table.Add(
                    _buckets.OpenTime(place),
                    [sum.Bid, sum.Ask, sum.Spread / looks, sum.BidDepth / looks, sum.AskDepth / looks, sum.Imbalance / looks, looks]);
            }
        }

        return table;
    }

    private struct Bucket
    {
        public long LastTime;
        public double Bid;
        public double Ask;
        public double Spread;
        public double BidDepth;
        public double AskDepth;
        public double Imbalance;
        public int Looks;
    }
}
