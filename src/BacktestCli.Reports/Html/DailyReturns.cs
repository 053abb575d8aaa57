using BacktestCli.Core.Market;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Html;

/// <summary>The account's returns by UTC day, and what they come to over the latest days.</summary>
internal sealed class DailyReturns
{
    /// <summary>Days that a rolling figure looks back.</summary>
    public const int Window = 30;

    private const double DaysAYear = 365;

    private DailyReturns(IReadOnlyList<long> days, IReadOnlyList<double> returns) => (Days, Returns) = (days, returns);

    /// <summary>The days that have a point, Unix ms of their first moment.</summary>
    public IReadOnlyList<long> Days { get; }

    /// <summary>Return of each, fraction.</summary>
    public IReadOnlyList<double> Returns { get; }

    /// <summary>Cuts an equity curve into days; a point at midnight closes the day before.</summary>
    /// <param name="points">The curve.</param>
    /// <param name="cash">What it began with.</param>
    public static DailyReturns Of(IReadOnlyList<StoredPoint> points, double cash)
    {
        List<long> days = [];
        List<double> closes = [];
        foreach (StoredPoint point in points)
        {
            long day = UtcTime.StartOfDay(point.Time - 1);
            if (days.Count > 0 && days[^1] == day)
            {
                closes[^1] = point.Equity;
                continue;
            }

            days.Add(day);
            closes.Add(point.Equity);
        }

        return new DailyReturns(days, [.. closes.Select((close, i) => (i == 0 ? cash : closes[i - 1]) is > 0 and var before ? (close / before) - 1 : 0)]);
    }

    /// <summary>Standard deviation of the latest days (n − 1), a year, at each day; NaN until there are enough.</summary>
    public IEnumerable<double> Volatility() => Rolling((_, deviation) => deviation * Math.Sqrt(DaysAYear));

    /// <summary>Mean ÷ standard deviation of the latest days, a year, at each day; NaN until there are enough, and where nothing moved.</summary>
    public IEnumerable<double> Sharpe() => Rolling((mean, deviation) => deviation > 0 ? mean / deviation * Math.Sqrt(DaysAYear) : double.NaN);

    private IEnumerable<double> Rolling(Func<double, double, double> figure)
    {
        for (int i = 0; i < Returns.Count; i++)
        {
            if (i < Window - 1)
            {
                yield return double.NaN;
                continue;
            }

            double mean = Latest(i).Average();
            yield return figure(mean, Math.Sqrt(Latest(i).Sum(value => (value - mean) * (value - mean)) / (Window - 1)));
        }
    }

    private IEnumerable<double> Latest(int last) => Enumerable.Range(last - Window + 1, Window).Select(i => Returns[i]);
}
