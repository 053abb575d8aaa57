using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;

namespace BacktestCli.Core.Metrics;

/// <summary>What metrics are computed from: facts about one run, each derived when it is first asked for. Not thread-safe.</summary>
/// <param name="result">The run.</param>
public sealed class RunStatistics(BacktestResult result)
{
    /// <summary>Days by which daily figures are annualised: crypto markets never close.</summary>
    public const double DaysPerYear = 365;

    /// <summary>The run.</summary>
    public BacktestResult Result => result;

    /// <summary>Length of the run, days of 24 hours, parts included.</summary>
    public double Days => (double)(result.To - result.From) / UtcTime.Day;

    /// <summary>Cash at the start, quote currency.</summary>
    public double InitialCash => (double)result.Options.Cash;

    /// <summary>Final equity ÷ initial cash − 1.</summary>
    public double TotalReturn => (double)((result.FinalEquity / result.Options.Cash) - 1);

    /// <summary>What holding the instruments, each by its weight, from the first open to the last close returned, costs left out.</summary>
    public double BuyAndHoldReturn => (result.BenchmarkEnd / result.BenchmarkStart) - 1;

    /// <summary>Yearly growth that compounds to the total return; NaN where it is undefined.</summary>
    public double AnnualGrowth => HasReturns ? Math.Pow(1 + TotalReturn, DaysPerYear / Days) - 1 : double.NaN;

    /// <summary>Equity at the end of every UTC day from the first to the last; a day without bars repeats the day before.</summary>
    internal double[] DailyEquity => field ??= Resample(InitialCash, static point => point.Equity);

    /// <summary>Returns from UTC day to UTC day, the first from the initial cash; 0 on days that begin with nothing left.</summary>
    internal double[] DailyReturns => field ??= Returns(InitialCash, DailyEquity);

    /// <summary>Returns of holding the instrument over the same days, the first from the first open.</summary>
    internal double[] BenchmarkReturns => field ??= Returns(result.BenchmarkStart, Resample(result.BenchmarkStart, static point => point.Price));

    /// <summary><see cref="DailyReturns"/>, smallest first.</summary>
    internal double[] SortedReturns => field ??= Statistics.Sorted(DailyReturns);

    /// <summary>False where there are fewer than two daily returns: nothing that needs a spread is defined then.</summary>
    public bool HasReturns => DailyReturns.Length >= 2;

    /// <summary>Mean daily return.</summary>
    public double MeanReturn => Statistics.Mean(DailyReturns);

    /// <summary>Sample deviation of daily returns; 0 where it is only rounding noise, NaN under two returns.</summary>
    public double ReturnDeviation => Statistics.SampleDeviation(DailyReturns, magnitude: 1);

    /// <summary>Shape of the daily returns.</summary>
    public Moments ReturnMoments => Moments.OfReturns(DailyReturns);

    /// <summary>Mean ÷ deviation of daily returns, not annualised; null where they do not vary.</summary>
    public double? DailySharpe => ReturnDeviation is > 0 and var deviation ? MeanReturn / deviation : null;

    /// <summary>Covariance with the benchmark ÷ its variance; null where it does not vary.</summary>
    public double? Beta => Statistics.SampleDeviation(BenchmarkReturns, magnitude: 1) is > 0 and var deviation
        ? Statistics.SampleCovariance(DailyReturns, BenchmarkReturns) / (deviation * deviation)
        : null;

    /// <summary>Root of the mean squared fall of each day's equity from the highest so far, initial cash too; NaN without days.</summary>
    public double UlcerIndex
    {
        get
        {
            double peak = InitialCash;
            double squares = 0;
            foreach (double equity in DailyEquity)
            {
                peak = Math.Max(peak, equity);
                double drawdown = 1 - (equity / peak);
                squares += drawdown * drawdown;
            }

            return Math.Sqrt(squares / DailyEquity.Length);
        }
    }

    /// <summary>What the trades come to.</summary>
    internal TradeTotals Trades => field ??= TradeTotals.Of(result.Trades);

    /// <summary>Days of 24 hours, from milliseconds.</summary>
    public static double ToDays(double milliseconds) => milliseconds / UtcTime.Day;

    private static double[] Returns(double start, double[] values)
    {
        double[] returns = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            returns[i] = start > 0 ? (values[i] / start) - 1 : 0;
            start = values[i];
        }

        return returns;
    }

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
