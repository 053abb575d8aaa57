using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;

namespace BacktestCli.Reports.Imports;

/// <summary>The equity of closed trades: it moves where one ends, and nothing is known of it between.</summary>
internal static class ClosedEquity
{
    private const int Listed = 5;

    /// <summary>The curve at the end of every UTC day of [from, to), and the drawdowns from exit to exit.</summary>
    /// <param name="cash">Cash at the start, quote currency.</param>
    /// <param name="trades">Trades, oldest exit first.</param>
    /// <param name="from">Unix ms.</param>
    /// <param name="to">Unix ms; no exit is later.</param>
    public static EquityCurve Of(decimal cash, IReadOnlyList<Trade> trades, long from, long to) => new()
    {
        Daily = Days(cash, trades, from, to),
        PerBar = [],
        Drawdowns = Drawdowns(cash, trades, from, to),
        Exposure = new ExposureSummary(0, 0, double.NaN, double.NaN),
    };

    private static List<EquityPoint> Days(decimal cash, IReadOnlyList<Trade> trades, long from, long to)
    {
        List<EquityPoint> days = [];
        (decimal equity, decimal peak, int next) = (cash, cash, 0);
        for (long end = UtcTime.StartOfDay(from) + UtcTime.Day; end < to + UtcTime.Day; end += UtcTime.Day)
        {
            for (; next < trades.Count && trades[next].ExitTime <= end; next++)
                peak = Math.Max(peak, equity += trades[next].NetProfit);
            days.Add(new EquityPoint(Math.Min(end, to), (double)equity, (double)(1 - (equity / peak)), double.NaN, double.NaN));
        }

        return days;
    }

    private static DrawdownSummary Drawdowns(decimal cash, IReadOnlyList<Trade> trades, long from, long to)
    {
        List<DrawdownEpisode> found = [];
        (decimal equity, decimal peak, decimal low) = (cash, cash, cash);
        (long peakTime, long lowTime) = (from, from);
        foreach (IGrouping<long, Trade> exit in trades.GroupBy(trade => trade.ExitTime))
        {
            equity += exit.Sum(trade => trade.NetProfit);
            if (equity < low)
                (low, lowTime) = (equity, exit.Key);
            if (equity < peak)
                continue;
            if (low < peak)
                found.Add(new DrawdownEpisode(peakTime, lowTime, exit.Key, (double)(1 - (low / peak))));
            (peak, low, peakTime) = (equity, equity, exit.Key);
        }

        if (low < peak)
            found.Add(new DrawdownEpisode(peakTime, lowTime, null, (double)(1 - (low / peak))));
        long[] lengths = [.. found.Select(one => (one.RecoveryTime ?? to) - one.PeakTime)];
        return new DrawdownSummary(
            found.Count,
            found.Count > 0 ? found.Max(one => one.Depth) : 0,
            found.Count > 0 ? found.Average(one => one.Depth) : double.NaN,
            lengths.Length > 0 ? lengths.Max() : 0,
            lengths.Length > 0 ? lengths.Average() : double.NaN,
            0,
            0,
            [.. found.OrderByDescending(one => one.Depth).ThenBy(one => one.PeakTime).Take(Listed)]);
    }
}
