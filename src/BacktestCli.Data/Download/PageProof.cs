using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Import;

namespace BacktestCli.Data.Download;

/// <summary>What a page of bars must keep to before one of them is believed.</summary>
/// <param name="asked">What was asked for, open times.</param>
/// <param name="interval">How long a bar lasts.</param>
/// <param name="address">The request, for messages.</param>
internal sealed class PageProof(TimeRange asked, Interval interval, string address)
{
    /// <summary>Bars that stand equally far apart, and farther than asked for, from which on that is no chance.</summary>
    private const int Pattern = 6;

    /// <summary>Proves a page, oldest bar first, and takes the bar that is not closed off its end.</summary>
    /// <param name="bars">The page; loses its last bar where that is still open.</param>
    /// <param name="now">Unix ms, by whoever of the two clocks is behind.</param>
    /// <returns>The stretch the page can speak for: what was asked, as far as it was closed.</returns>
    /// <exception cref="DataException">It cannot be true.</exception>
    public TimeRange Prove(BarTable bars, long now)
    {
        long closed = interval.Floor(now);
        ProveTimes(bars);
        for (int bar = NextSuspect(bars, 0); bar < bars.Count; bar = NextSuspect(bars, bar + 1))
        {
            if (BarRules.Broken(bars, bar, interval) is { } fault)
                throw Lie(bars, bar, Fault.RuleOf(fault));
        }

        ProveCadence(bars);
        while (bars.Count > 0 && bars.Times[^1] >= closed)
            bars.RemoveLast();
        return asked with { To = Math.Clamp(closed, asked.From, asked.To) };
    }

    /// <summary>What a page that is shorter than what was asked leaves open, because the venue may have cut it: null where it may not.</summary>
    /// <param name="bars">The proved page. An empty one is an answer: there is nothing.</param>
    /// <param name="spokenFor">What <see cref="Prove"/> returned.</param>
    /// <param name="cutsOldest">True for a venue that keeps the newest bars of a page that is too long, false for one that keeps the oldest.</param>
    public TimeRange? Unanswered(BarTable bars, TimeRange spokenFor, bool cutsOldest)
    {
        if (bars.Count == 0)
            return null;
        TimeRange rest = cutsOldest
            ? spokenFor with { To = bars.Times[0] }
            : spokenFor with { From = interval.Next(bars.Times[^1]) };
        return rest.From < rest.To ? rest : null;
    }

    /// <summary>A figure as a source wrote it: "NaN" is none, and unlike one that was not written it is not believed.</summary>
    public static double AsTold(double value) => double.IsNaN(value) ? double.NegativeInfinity : value;

    /// <summary>Proves that a bar is of the length that was asked for, by the last moment its source says it has.</summary>
    /// <param name="open">Open time, Unix ms; where that was not asked for, <see cref="Prove"/> says so.</param>
    /// <param name="last">Its last millisecond. A bar that a halt cut short may end early; none ends late.</param>
    /// <exception cref="DataException">It is of another length.</exception>
    public void ProveLength(long open, long last)
    {
        bool isPlain = !interval.IsCalendar && last == open + interval.Milliseconds - 1;
        if (isPlain || open < asked.From || open >= asked.To)
            return;
        if (last < open || last >= interval.Next(interval.Floor(open)))
            throw Lie($"the bar of {UtcTime.Format(open)} ends at {UtcTime.Format(last)}, which is no bar of {interval}");
    }

    private void ProveTimes(BarTable bars)
    {
        ReadOnlySpan<long> times = bars.Times;
        for (int bar = 0; bar < times.Length; bar++)
        {
            long time = times[bar];
            if (time < asked.From || time >= asked.To)
                throw Lie(bars, bar, $"a bar outside [{UtcTime.Format(asked.From)}, {UtcTime.Format(asked.To)}), which was asked for");
            if (bar > 0 && time <= times[bar - 1])
                throw Lie(bars, bar, time == times[bar - 1] ? "the same bar twice" : "bars out of order");
        }
    }

    /// <summary>Bars of a longer interval are aligned too; only that all of them stand as far apart gives them away.</summary>
    private void ProveCadence(BarTable bars)
    {
        ReadOnlySpan<long> times = bars.Times;
        if (times.Length < Pattern || interval.IsCalendar)
            return;
        long step = times[1] - times[0];
        if (step == interval.Milliseconds)
            return;
        for (int bar = 2; bar < times.Length; bar++)
        {
            if (times[bar] - times[bar - 1] != step)
                return;
        }

        throw Lie(bars, 0, $"all its bars stand {step / 1000} s apart, as those of a longer interval than {interval} do");
    }

    /// <summary>The first bar from a place on that is not plainly right; <see cref="BarRules"/> has the last word on it.</summary>
    private int NextSuspect(BarTable bars, int bar)
    {
        ReadOnlySpan<long> times = bars.Times;
        ReadOnlySpan<double> open = bars[BarField.Open];
        ReadOnlySpan<double> high = bars[BarField.High];
        ReadOnlySpan<double> low = bars[BarField.Low];
        ReadOnlySpan<double> close = bars[BarField.Close];
        ReadOnlySpan<double> volume = bars[BarField.Volume];
        ReadOnlySpan<double> quoteVolume = bars[BarField.QuoteVolume];
        ReadOnlySpan<double> trades = bars[BarField.Trades];
        ReadOnlySpan<double> taker = bars[BarField.TakerBuyVolume];
        ReadOnlySpan<double> takerQuote = bars[BarField.TakerBuyQuoteVolume];
        for (; bar < times.Length; bar++)
        {
            bool follows = bar > 0 && !interval.IsCalendar && times[bar] == times[bar - 1] + interval.Milliseconds;
            bool isRight = (follows || interval.IsAligned(times[bar]))
                && low[bar] > 0 && low[bar] <= open[bar] && low[bar] <= close[bar] && high[bar] >= open[bar] && high[bar] >= close[bar]
                && high[bar] <= double.MaxValue && volume[bar] >= 0 && volume[bar] <= double.MaxValue
                && IsCountOrAbsent(quoteVolume[bar]) && IsCountOrAbsent(trades[bar]) && IsCountOrAbsent(taker[bar]) && IsCountOrAbsent(takerQuote[bar]);
            if (!isRight)
                return bar;
        }

        return times.Length;
    }

    private static bool IsCountOrAbsent(double value) => value is (>= 0 and <= double.MaxValue) or double.NaN;

    private DataException Lie(BarTable bars, int bar, string what) => Lie($"{what}: {BarRules.Describe(bars, bar)}");

    private DataException Lie(string what) => UntrueAnswer.Of(address, what);
}
