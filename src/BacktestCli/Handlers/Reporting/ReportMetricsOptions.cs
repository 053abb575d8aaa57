using BacktestCli.Reports.Curves;

namespace BacktestCli.Handlers.Reporting;

/// <summary>What <c>backtest report metrics</c> was asked to do, as typed.</summary>
/// <param name="File">The file.</param>
/// <param name="Choice">Which curve of it.</param>
internal sealed record ReportMetricsOptions(string File, CurveChoice Choice)
{
    /// <summary>Every rule these options break.</summary>
    public IEnumerable<string> Problems()
    {
        if (!(Choice.PeriodsPerYear > 0 && double.IsFinite(Choice.PeriodsPerYear)))
            yield return $"--periods is {Choice.PeriodsPerYear}: it must be above 0, the periods of a year, such as 365.";
    }
}
