using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;

namespace BacktestCli.Core.Metrics;

/// <summary>Statistics of any curve of worth, whoever traded it: nothing is known of it but its points.</summary>
public sealed class SeriesStatistics : ReturnStatistics
{
    private readonly long[]? _times;

    /// <param name="start">Worth before the first period, above 0.</param>
    /// <param name="levels">Worth at the end of every period.</param>
    /// <param name="benchmark">Returns of a benchmark over the same periods; null: there is none.</param>
    /// <param name="periodsPerYear">Periods of a year, above 0.</param>
    /// <param name="times">When the start and the periods' ends were, Unix ms, one more than levels; null: not known, a year of 365 days is divided evenly.</param>
    /// <exception cref="ArgumentException">Benchmark or times do not pair with the levels.</exception>
    public SeriesStatistics(double start, double[] levels, double[]? benchmark, double periodsPerYear, long[]? times = null)
    {
        if (benchmark is not null && benchmark.Length != levels.Length)
            throw new ArgumentException($"A benchmark pairs with the curve: {benchmark.Length} returns do not pair with {levels.Length}.", nameof(benchmark));
        if (times is not null && times.Length != levels.Length + 1)
            throw new ArgumentException($"Times are those of the start and of every period: {times.Length} are not {levels.Length} and one.", nameof(times));
        (Start, Levels, BenchmarkReturns, PeriodsPerYear, _times) = (start, levels, benchmark, periodsPerYear, times);
    }

    /// <inheritdoc/>
    public override double PeriodsPerYear { get; }

    /// <inheritdoc/>
    public override double TotalReturn => Levels.Length > 0 ? (Levels[^1] / Start) - 1 : 0;

    /// <inheritdoc/>
    public override double AnnualGrowth => HasReturns ? Math.Pow(1 + TotalReturn, PeriodsPerYear / Levels.Length) - 1 : double.NaN;

    /// <inheritdoc/>
    public override DrawdownSummary Drawdowns => field ??= Measure();

    internal override double Start { get; }

    internal override double[] Levels { get; }

    internal override long DrawdownPoints => Levels.Length;

    internal override double[]? BenchmarkReturns { get; }

    /// <summary>A curve that compounds returns from a worth of 1.</summary>
    public static SeriesStatistics OfReturns(double[] returns, double[]? benchmark, double periodsPerYear, long[]? times = null)
    {
        double[] levels = new double[returns.Length];
        double level = 1;
        for (int i = 0; i < returns.Length; i++)
            levels[i] = level *= 1 + returns[i];
        return new SeriesStatistics(1, levels, benchmark, periodsPerYear, times);
    }

    private DrawdownSummary Measure()
    {
        DrawdownTracker tracker = new(Start);
        tracker.Begin(TimeOf(0));
        for (int i = 0; i < Levels.Length; i++)
            tracker.Update(TimeOf(i + 1), Levels[i]);
        return tracker.Finish();
    }

    private long TimeOf(int point) => _times?[point] ?? (long)Math.Round(point * RunStatistics.DaysPerYear * UtcTime.Day / PeriodsPerYear);
}
