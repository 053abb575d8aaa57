using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;

namespace BacktestCli.Data.Trades;

/// <summary>Makes bars of a price that nobody paid, such as the mark price: volume 0, and nothing about trades.</summary>
/// <param name="range">Open times of the bars, aligned; other prices are passed over.</param>
/// <param name="interval">At most a day.</param>
internal sealed class PriceBars(TimeRange range, Interval interval)
{
    private readonly Buckets<PriceSpan> _buckets = new(range, interval);

    /// <summary>Takes a price.</summary>
    public void Add(long micros, double price)
    {
        if (_buckets.TryFind(micros, out int place))
            _buckets[place].Add(micros, price);
    }

    /// <summary>The bars in which there was one.</summary>
    public BarTable ToTable()
    {
        BarTable bars = new(_buckets.Count);
        Span<double> values = stackalloc double[BarFields.Count];
        values.Fill(double.NaN);
        values[(int)BarField.Volume] = 0;
        for (int place = 0; place < _buckets.Count; place++)
        {
            ref PriceSpan prices = ref _buckets[place];
            if (!prices.Any)
                continue;
            values[(int)BarField.Open] = prices.Open;
            values[(int)BarField.High] = prices.High;
            values[(int)BarField.Low] = prices.Low;
            values[(int)BarField.Close] = prices.Close;
            bars.Add(_buckets.OpenTime(place), values);
        }

        return bars;
    }
}
