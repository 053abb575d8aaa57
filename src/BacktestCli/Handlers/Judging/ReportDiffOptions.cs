namespace BacktestCli.Handlers.Judging;

/// <summary>What <c>backtest report diff</c> was asked to do, as typed.</summary>
internal sealed record ReportDiffOptions
{
    /// <summary>Two reports to hold against each other, or more to put side by side.</summary>
    public required IReadOnlyList<string> Reports { get; init; }

    /// <summary>Relative difference that passes, fraction.</summary>
    public double Tolerance { get; init; }

    /// <summary>A file that says by how much each metric may differ.</summary>
    public string? Policy { get; init; }

    /// <summary>The bars of the first report.</summary>
    public string? DataA { get; init; }

    /// <summary>The bars of the second report.</summary>
    public string? DataB { get; init; }

    /// <summary>Write Markdown.</summary>
    public bool Markdown { get; init; }

    /// <summary>A page to write too.</summary>
    public string? Html { get; init; }

    /// <summary>Every rule these options break on their own.</summary>
    /// <param name="asJson">True where stdout is to hold a JSON document.</param>
    public IEnumerable<string> Problems(bool asJson)
    {
        foreach (string problem in VerdictChoice.ToleranceProblems(Tolerance))
            yield return problem;
        if (Markdown && asJson)
            yield return "--markdown and --json both say what stdout is: give one of them.";
        if (Reports.Count > 2 && (Policy is not null || Tolerance > 0 || DataA is not null || DataB is not null))
            yield return "--policy, --tolerance, --data-a and --data-b are about two reports: name two, or leave them out to put several side by side.";
    }
}
