using BacktestCli.Reports.OtherTools;

namespace BacktestCli.Handlers.Reporting;

/// <summary>What <c>backtest report show</c> was asked to do, as typed.</summary>
/// <param name="Report">A report, or the folder that holds it.</param>
internal sealed record ReportShowOptions(string Report)
{
    /// <summary>The tool by whose formulas; null: our own.</summary>
    public OtherTool? As { get; init; }

    /// <summary>Periods of a year; null: what the tool takes.</summary>
    public double? Periods { get; init; }

    /// <summary>Folder of the CSV tables; null: none are written.</summary>
    public string? Csv { get; init; }

    /// <summary>Folder of the Parquet tables; null: none are written.</summary>
    public string? Parquet { get; init; }

    /// <summary>Every rule these options break.</summary>
    public IEnumerable<string> Problems()
    {
        if (Periods is { } periods && !(periods > 0 && double.IsFinite(periods)))
            yield return $"--periods is {periods}: it must be above 0, the periods of a year, such as 365.";
        if (Periods is not null && As is null)
            yield return $"--periods is {Periods}: a report's own figures take 365 days; name another tool with --as.";
    }
}
