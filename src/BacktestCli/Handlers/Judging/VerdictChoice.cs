namespace BacktestCli.Handlers.Judging;

/// <summary>What reports are held to, as typed.</summary>
internal sealed record VerdictChoice
{
    /// <summary>Expectations, or files of them.</summary>
    public IReadOnlyList<string> Expectations { get; init; } = [];

    /// <summary>An earlier report, or the folder that holds it.</summary>
    public string? Against { get; init; }

    /// <summary>Relative difference allowed by <see cref="Against"/>, fraction.</summary>
    public double Tolerance { get; init; }

    /// <summary>A file that says by how much each metric may differ.</summary>
    public string? Policy { get; init; }

    /// <summary>Where the outcome is written as JUnit XML; null: nowhere.</summary>
    public string? JUnit { get; init; }

    /// <summary>True where there is nothing to hold a report to.</summary>
    public bool IsEmpty => Expectations.Count == 0 && Against is null;

    /// <summary>Every rule these options break on their own.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (string problem in ToleranceProblems(Tolerance))
            yield return problem;
        if (Tolerance > 0 && Against is null)
            yield return $"--tolerance is {Tolerance}, and there is nothing to compare with: name a report with --against.";
        if (Policy is not null && Against is null)
            yield return $"--policy is {Policy}, and there is nothing to compare with: name a report with --against.";
        if (JUnit is not null && IsEmpty)
            yield return $"--junit is {JUnit}, and there is nothing to say in it: add --expect or --against.";
    }

    /// <summary>What is wrong with a tolerance.</summary>
    public static IEnumerable<string> ToleranceProblems(double tolerance)
    {
        if (tolerance < 0 || !double.IsFinite(tolerance))
            yield return $"--tolerance is {tolerance}: it must be a fraction, 0 or more.";
    }
}
