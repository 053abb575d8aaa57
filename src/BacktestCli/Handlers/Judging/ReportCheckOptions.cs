namespace BacktestCli.Handlers.Judging;

/// <summary>What <c>backtest report check</c> was asked to do, as typed.</summary>
/// <param name="Reports">The reports in question.</param>
/// <param name="Verdict">What they are held to.</param>
internal sealed record ReportCheckOptions(IReadOnlyList<string> Reports, VerdictChoice Verdict)
{
    /// <summary>Every rule these options break on their own.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (string problem in Verdict.Problems())
            yield return problem;
        if (Verdict.IsEmpty)
            yield return "nothing is asked of the reports: give --expect, --against or both.";
    }
}
