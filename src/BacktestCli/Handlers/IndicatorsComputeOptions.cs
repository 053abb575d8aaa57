namespace BacktestCli.Handlers;

/// <summary>What <c>backtest indicators compute</c> was asked to do, as typed.</summary>
/// <param name="Expressions">What to compute.</param>
/// <param name="Choice">Over which bars.</param>
/// <param name="Out">The file to write; null: stdout.</param>
internal sealed record IndicatorsComputeOptions(IReadOnlyList<string> Expressions, DataChoice Choice, string? Out)
{
    /// <summary>Every rule these options break.</summary>
    /// <param name="asJson">True where stdout is to hold a JSON document.</param>
    public IEnumerable<string> Problems(bool asJson)
    {
        foreach (string problem in Choice.Problems())
            yield return problem;
        if (!Choice.NamesCache && Choice.File is null)
            yield return "no bars are named: give --data FILE, --data sample, or --symbol and --interval of the cache.";
        if (Out is null && asJson)
            yield return "--json says what was written to a file: give one with --out.";
        if (Out is not null && !Out.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            yield return $"--out is '{Out}': values are written as CSV, so it must end with .csv.";
    }
}
