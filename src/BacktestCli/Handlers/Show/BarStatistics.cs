using BacktestCli.Core.Market;

namespace BacktestCli.Handlers.Show;

/// <summary>What can be said of bars in a few numbers, taken while they pass.</summary>
internal sealed class BarStatistics
{
    private const int MaxCloses = 4_096;

    private readonly List<double> _closes = [];
    private int _stride = 1;

    /// <summary>Bars seen.</summary>
    public long Bars { get; private set; }

    /// <summary>The lowest price, quote currency.</summary>
    public double Low { get; private set; } = double.PositiveInfinity;

    /// <summary>The highest price, quote currency.</summary>
    public double High { get; private set; } = double.NegativeInfinity;

    /// <summary>Volume of all bars, base currency.</summary>
    public double Volume { get; private set; }

    /// <summary>Bars in which nobody traded.</summary>
    public long ZeroVolumeBars { get; private set; }

    /// <summary>Bars whose four prices are one.</summary>
    public long FlatBars { get; private set; }

    /// <summary>Share of flat bars, a fraction.</summary>
    public double FlatShare => (double)FlatBars / Bars;

    /// <summary>Closes for a curve, evenly spread over the bars; all of them where they are few.</summary>
    public IReadOnlyList<double> Closes => _closes;

    /// <summary>Takes the next bars.</summary>
    public void Add(BarSeries bars)
    {
        for (int bar = 0; bar < bars.Count; bar++)
        {
            (double high, double low, double volume) = (bars.Highs[bar], bars.Lows[bar], bars.Volumes[bar]);
            High = Math.Max(High, high);
            Low = Math.Min(Low, low);
            Volume += volume;
            ZeroVolumeBars += volume == 0 ? 1 : 0;
            FlatBars += high == low ? 1 : 0;
            if (Bars++ % _stride == 0)
                Keep(bars.Closes[bar]);
        }
    }

    private void Keep(double close)
    {
        _closes.Add(close);
        if (_closes.Count < MaxCloses)
            return;
        for (int place = 0; place < MaxCloses / 2; place++)
            _closes[place] = _closes[place * 2];
        _closes.RemoveRange(MaxCloses / 2, MaxCloses - (MaxCloses / 2));
        _stride *= 2;
    }
}
