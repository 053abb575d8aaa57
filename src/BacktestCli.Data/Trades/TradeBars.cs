using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;

namespace BacktestCli.Data.Trades;

/// <summary>Makes bars of trades: each belongs to the bar in which it happened by the venue's clock, whenever it arrived.</summary>
/// <remarks>
/// A trade at the very end of a bar opens the next one. Where nobody traded there is no bar. Sums are exact and rounded once. What takers
/// bought is unknown for a bar with a trade whose side is; amounts in contracts have no quote volume.
/// </remarks>
/// <param name="range">Open times of the bars, aligned; other trades are passed over.</param>
/// <param name="interval">At most a day.</param>
/// <param name="unit">What amounts count.</param>
internal sealed class TradeBars(TimeRange range, Interval interval, AmountUnit unit) : ITradeSink<BarTable>
{
    private readonly Buckets<Bucket> _buckets = new(range, interval);

    /// <inheritdoc/>
    public void Add(in MarketTrade trade)
    {
        if (!_buckets.TryFind(trade.Micros, out int place))
            return;
        ref Bucket bucket = ref _buckets[place];
        decimal worth = trade.ExactPrice * trade.Amount;
        bucket.Prices.Add(trade.Micros, trade.Price);
        bucket.Volume += trade.Amount;
        bucket.QuoteVolume += worth;
        bucket.Trades++;
        if (trade.Side == TakerSide.Buy)
        {
            bucket.BuyVolume += trade.Amount;
            bucket.BuyQuoteVolume += worth;
        }
        else if (trade.Side == TakerSide.Unknown)
        {
            bucket.HasUnknownSide = true;
        }
    }

    /// <inheritdoc/>
    public BarTable ToTable()
    {
        BarTable bars = new(_buckets.Count);
        Span<double> values = stackalloc double[BarFields.Count];
        for (int place = 0; place < _buckets.Count; place++)
        {
            ref Bucket bucket = ref _buckets[place];
            if (!bucket.Prices.Any)
                continue;
            bool hasQuote = unit == AmountUnit.Base;
            bool hasSides = !bucket.HasUnknownSide;
            values[(int)BarField.Open] = bucket.Prices.Open;
            values[(int)BarField.High] = bucket.Prices.High;
            values[(int)BarField.Low] = bucket.Prices.Low;
            values[(int)BarField.Close] = bucket.Prices.Close;
            values[(int)BarField.Volume] = DecimalText.Nearest(bucket.Volume);
            values[(int)BarField.QuoteVolume] = hasQuote ? DecimalText.Nearest(bucket.QuoteVolume) : double.NaN;
            values[(int)BarField.Trades] = bucket.Trades;
            values[(int)BarField.TakerBuyVolume] = hasSides ? DecimalText.Nearest(bucket.BuyVolume) : double.NaN;
            values[(int)BarField.TakerBuyQuoteVolume] = hasQuote && hasSides ? DecimalText.Nearest(bucket.BuyQuoteVolume) : double.NaN;
            bars.Add(_buckets.OpenTime(place), values);
        }

        return bars;
    }

    private struct Bucket
    {
        public PriceSpan Prices;
        public decimal Volume;
        public decimal QuoteVolume;
        public decimal BuyVolume;
        public decimal BuyQuoteVolume;
        public int Trades;
        public bool HasUnknownSide;
    }
}
