using BacktestCli.Core.Market;

namespace BacktestCli.Reports.Html;

/// <summary>
/// Bars as the page holds them: each column as differences to what stands next to it, counted in steps, packed by <see cref="RiceCode"/>. Prices are exact
/// where there is room for it, else rounded, at the coarsest to a sixth of what a bar usually spans.
/// </summary>
internal sealed record PackedBars
{
    private const int StepsInBar = 6;
    private const int VolumeShare = 8;

    /// <summary>Bars.</summary>
    public required int Count { get; init; }

    /// <summary>Bars of the run in each.</summary>
    public required int Merged { get; init; }

    /// <summary>Size of a step of the prices.</summary>
    public required Coarseness Prices { get; init; }

    /// <summary>True where the prices of the run are finer than that.</summary>
    public required bool IsRounded { get; init; }

    /// <summary>Open time of the first, Unix seconds.</summary>
    public required long From { get; init; }

    /// <summary>Seconds from one to the next, usually.</summary>
    public required long Spacing { get; init; }

    /// <summary>Time, open, close, high, low: packed, in base 64.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Volumes; null where there are none.</summary>
    public PackedVolume? Volume { get; private init; }

    /// <summary>Packs bars.</summary>
    /// <param name="chart">The bars, at least one.</param>
    /// <param name="room">Characters they may take, an eighth more for volumes; where they fit at no step that still shows bars, two become one.</param>
    public static PackedBars Of(ChartBars chart, int room)
    {
        BarSeries bars = chart.Bars;
        for (int merged = chart.Merged; ; merged *= 2)
        {
            Coarseness exact = Exact(bars);
            double usual = UsualSpan(bars);
            for (Coarseness step = exact; ; step = step.Next)
            {
                PackedBars packed = Pack(bars, step, merged, chart.Interval) with { IsRounded = step != exact };
                if (packed.Columns.Sum(column => column.Length) <= room || bars.Count == 1)
                    return packed with { Volume = PackedVolume.Of(bars, room / VolumeShare) };
                if (step.Next.Step * StepsInBar > usual)
                    break;
            }

            bars = Halved(bars);
        }
    }

    private static PackedBars Pack(BarSeries bars, Coarseness step, int merged, Interval interval)
    {
        int count = bars.Count;
        long spacing = interval.Milliseconds / 1000 * merged;
        long[] times = new long[count], opens = new long[count], closes = new long[count], highs = new long[count], lows = new long[count];
        long close = 0, time = (bars.OpenTimes[0] / 1000) - spacing;
        for (int i = 0; i < count; i++)
        {
            long openTime = bars.OpenTimes[i] / 1000, open = step.Steps(bars.Opens[i]);
            times[i] = RiceCode.Fold(openTime - time - spacing);
            opens[i] = RiceCode.Fold(open - close);
            (time, close) = (openTime, step.Steps(bars.Closes[i]));
            closes[i] = RiceCode.Fold(close - open);
            highs[i] = step.Steps(bars.Highs[i]) - Math.Max(open, close);
            lows[i] = Math.Min(open, close) - step.Steps(bars.Lows[i]);
        }

        return new PackedBars
        {
            Count = count, Merged = merged, Prices = step, IsRounded = false, From = bars.OpenTimes[0] / 1000, Spacing = spacing,
            Columns = [.. new[] { times, opens, closes, highs, lows }.Select(column => Convert.ToBase64String(RiceCode.Pack(column)))],
        };
    }

    private static Coarseness Exact(BarSeries bars)
    {
        Coarseness finest = Coarseness.Of(bars.Closes);
        foreach (ReadOnlySpan<double> column in new[] { bars.Opens.ToArray(), bars.Highs.ToArray(), bars.Lows.ToArray() })
            finest = Coarseness.Of(column) is var other && other.Decimals > finest.Decimals ? other : finest;
        return finest;
    }

    /// <summary>Median of high − low.</summary>
    private static double UsualSpan(BarSeries bars)
    {
        double[] spans = new double[bars.Count];
        for (int i = 0; i < spans.Length; i++)
            spans[i] = bars.Highs[i] - bars.Lows[i];
        Array.Sort(spans);
        return spans[spans.Length / 2];
    }

    private static BarSeries Halved(BarSeries bars)
    {
        BarSeries halved = new((bars.Count + 1) / 2);
        for (int i = 0; i < bars.Count; i += 2)
            halved.Add(i + 1 < bars.Count ? ChartBars.Join(bars[i], bars[i + 1]) : bars[i]);
        return halved;
    }
}
