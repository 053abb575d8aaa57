using BacktestCli.Core.Engine;

namespace BacktestCli.Core.Metrics;

/// <summary>What metrics about returns are computed from: a curve of worth in periods of one length. Not thread-safe.</summary>
public abstract class ReturnStatistics
{
    /// <summary>Periods by which figures are annualised: 365 where a period is a day, because crypto markets never close.</summary>
    public abstract double PeriodsPerYear { get; }

    /// <summary>Worth at the end ÷ worth at the start − 1.</summary>
    public abstract double TotalReturn { get; }

    /// <summary>Yearly growth that compounds to the total return; NaN where it is undefined.</summary>
    public abstract double AnnualGrowth { get; }

    /// <summary>Falls from a peak, the start's worth included.</summary>
    public abstract DrawdownSummary Drawdowns { get; }

    /// <summary>False where there are fewer than two returns: nothing that needs a spread is defined then.</summary>
    public bool HasReturns => Returns.Length >= 2;

    /// <summary>Mean return of a period.</summary>
    public double MeanReturn => Statistics.Mean(Returns);

    /// <summary>Sample deviation of returns; 0 where it is only rounding noise, NaN under two returns.</summary>
    public double ReturnDeviation => Statistics.SampleDeviation(Returns, magnitude: 1);

    /// <summary>Shape of the returns.</summary>
    public Moments ReturnMoments => Moments.OfReturns(Returns);

    /// <summary>Mean ÷ deviation of returns, not annualised; null where they do not vary.</summary>
    public double? PeriodSharpe => ReturnDeviation is > 0 and var deviation ? MeanReturn / deviation : null;

    /// <summary>Covariance with the benchmark ÷ its variance; null where it does not vary, or where there is none.</summary>
    public double? Beta => BenchmarkDeviation is > 0 and var deviation
        ? Statistics.SampleCovariance(Returns, BenchmarkReturns) / (deviation * deviation)
        : null;

    /// <summary>Root of the mean squared fall at each period's end from the highest so far, the start too; NaN without periods.</summary>
    public double UlcerIndex
    {
        get
        {
            double peak = Start;
            double squares = 0;
            foreach (double level in Levels)
            {
                peak = Math.Max(peak, level);
                double drawdown = 1 - (level / peak);
                squares += drawdown * drawdown;
            }

            return Math.Sqrt(squares / Levels.Length);
        }
    }

    /// <summary>Worth before the first period.</summary>
    internal abstract double Start { get; }

    /// <summary>Worth at the end of every period.</summary>
    internal abstract double[] Levels { get; }

    /// <summary>Points over which <see cref="Drawdowns"/> were measured.</summary>
    internal abstract long DrawdownPoints { get; }

    /// <summary>Returns of the benchmark over the same periods; null where there is none.</summary>
    internal abstract double[]? BenchmarkReturns { get; }

    /// <summary>Returns from period to period, the first from <see cref="Start"/>; 0 in periods that begin with nothing left.</summary>
    internal double[] Returns => field ??= ReturnsOf(Start, Levels);

    /// <summary><see cref="Returns"/>, smallest first.</summary>
    internal double[] SortedReturns => field ??= Statistics.Sorted(Returns);

    /// <summary>Sample deviation of the benchmark's returns; NaN where there is none.</summary>
    internal double BenchmarkDeviation => BenchmarkReturns is { } benchmark ? Statistics.SampleDeviation(benchmark, magnitude: 1) : double.NaN;

    /// <summary>Returns from level to level, the first from a start; 0 from a level that is not above 0.</summary>
    public static double[] ReturnsOf(double start, double[] levels)
    {
        double[] returns = new double[levels.Length];
        for (int i = 0; i < levels.Length; i++)
        {
            returns[i] = start > 0 ? (levels[i] / start) - 1 : 0;
            start = levels[i];
        }

        return returns;
    }
}
