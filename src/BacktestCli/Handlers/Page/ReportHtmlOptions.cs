namespace BacktestCli.Handlers.Page;

/// <summary>What <c>report html</c> was asked for.</summary>
/// <param name="Report">A report.json, or the folder that holds it.</param>
/// <param name="Out">The page; null: beside the report.</param>
/// <param name="Data">Bars of the run; null: the cache's.</param>
/// <param name="Strategy">File of its strategy; null: found by its name.</param>
internal sealed record ReportHtmlOptions(string Report, string? Out, string? Data, string? Strategy);
