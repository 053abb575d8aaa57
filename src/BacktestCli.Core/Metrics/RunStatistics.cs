using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;

namespace BacktestCli.Core.Metrics;

/// <summary>What metrics are computed from: facts about one run, each derived when it is first asked for. Not thread-safe.</summary>
/// <param name="result">The run.</param>
public sealed class RunStatistics(BacktestResult result) : ReturnStatistics
{
    /// <summary>Days by which daily figures are annualised: crypto markets never close.</summary>
    public const double DaysPerYear = 365;

    /// <summary>The run.</summary>
    public BacktestResult Result => result;

    /// <summary>Length of the run, days of 24 hours, parts included.</summary>
    public double Days => (double)(result.To - result.From) / UtcTime.Day;

    /// <summary>Final equity ÷ initial cash − 1.</summary>
    public override double TotalReturn => (double)((result.FinalEquity / result.Options.Cash) - 1);

    /// <summary>What holding the instruments, each by its weight, from the first open to the last close returned, costs left out.</summary>
    public double BuyAndHoldReturn => (result.BenchmarkEnd / result.BenchmarkStart) - 1;

    /// <summary>Yearly growth that compounds to the total return over the run's exact length; NaN where it is undefined.</summary>
    public override double AnnualGrowth => HasReturns ? Math.Pow(1 + TotalReturn, DaysPerYear / Days) - 1 : double.NaN;

    /// <inheritdoc/>
    public override double PeriodsPerYear => DaysPerYear;

    /// <summary>Falls from a peak at any bar's close.</summary>
    public override DrawdownSummary Drawdowns => result.Equity.Drawdowns;

    /// <summary>Cash at the start, quote currency.</summary>
    internal override double Start => (double)result.Options.Cash;

    /// <summary>Equity at the end of every UTC day from the first to the last; a day without bars repeats the day before.</summary>
    internal override double[] Levels => field ??= Resample(Start, static point => point.Equity);

    internal override long DrawdownPoints => result.Steps;

    /// <summary>Returns of holding the instrument over the same days, the first from the first open.</summary>
    internal override double[] BenchmarkReturns =>
        field ??= ReturnsOf(result.BenchmarkStart, Resample(result.BenchmarkStart, static point => point.Price));

    /// <summary>The run's days against another benchmark.</summary>
    /// <param name="benchmark">Its returns over the run's UTC days, as many as there are.</param>
    /// <exception cref="ArgumentException">They are not as many.</exception>
    public ReturnStatistics Against(double[] benchmark) => new SeriesStatistics(Start, Levels, benchmark, DaysPerYear);

    /// <summary>What the trades come to.</summary>
    internal TradeTotals Trades => field ??= TradeTotals.Of(result.Trades);

    /// <summary>Days of 24 hours, from milliseconds.</summary>
    public static double ToDays(double milliseconds) => milliseconds / UtcTime.Day;

    private double[] Resample(double start, Func<EquityPoint, double> select)
    {
        IReadOnlyList<EquityPoint> points = result.Equity.Daily;
        if (points.Count == 0)
            return [];

        long first = UtcTime.StartOfDay(result.From);
        double[] values = new double[DayOf(points[^1], first) + 1];
        int day = 0;
        foreach (EquityPoint point in points)
        {
            for (int next = DayOf(point, first); day < next; day++)
                values[day] = start;
            values[DayOf(point, first)] = start = select(point);
        }

        values[^1] = start;
        return values;
    }

    /// <summary>A bar that closes at midnight belongs to the day it ends.</summary>
    private static int DayOf(EquityPoint point, long first) => (int)((UtcTime.StartOfDay(point.Time - 1) - first) / UtcTime.Day);
}
