using BacktestCli.Composition;
using BacktestCli.Data;
using BacktestCli.Reports;
using BacktestCli.Reports.Expectations;
using BacktestCli.Reports.Json;

namespace BacktestCli.Handlers;

/// <summary>What a run is held against: expectations of its metrics, and an earlier report. Read before the run, so that a slip costs no time.</summary>
internal sealed class Verdict
{
    private readonly IReadOnlyList<Expectation> _expectations;
    private readonly StoredReport? _baseline;
    private readonly double _tolerance;

    private Verdict(IReadOnlyList<Expectation> expectations, StoredReport? baseline, double tolerance)
    {
        _expectations = expectations;
        _baseline = baseline;
        _tolerance = tolerance;
    }

    /// <exception cref="UsageException">An expectation makes no sense.</exception>
    /// <exception cref="DataException">The earlier report cannot be read.</exception>
    public static Verdict Prepare(RunOptions options, Surroundings surroundings)
    {
        List<string> problems = [];
        IEnumerable<string> lines = options.Expectations.SelectMany(text => LinesOf(text, surroundings));
        IReadOnlyList<Expectation> expectations = Expectation.ParseLines(lines, problems);
        UsageException.ThrowIfAny(problems.Select(problem => "--expect " + problem));
        return new Verdict(expectations, options.Against is { } path ? Read(surroundings.Resolve(path), path) : null, options.Tolerance);
    }

    /// <summary>Says on stderr how each fared.</summary>
    /// <returns>The exit code.</returns>
    public int On(Report report, Terminal terminal)
    {
        bool failed = false;
        foreach (ExpectationOutcome outcome in _expectations.Select(expectation => expectation.Of(report)))
        {
            failed |= !outcome.Passed;
            terminal.Complain($"expect: {outcome}");
        }

        if (_baseline is not null)
        {
            Comparison comparison = Comparison.Of(_baseline, ReportReader.Read(ReportWriter.ToBytes(report), "this run"), _tolerance);
            failed |= !comparison.Same;
            terminal.Complain(comparison.Same ? "against: the same." : "against: it differs.");
            foreach (string line in comparison.Lines())
                terminal.Complain("  " + line);
        }

        return failed ? ExitCode.ExpectationFailed : ExitCode.Done;
    }

    private static IEnumerable<string> LinesOf(string text, Surroundings surroundings) =>
        File.Exists(surroundings.Resolve(text)) ? File.ReadLines(surroundings.Resolve(text)) : [text];

    private static StoredReport Read(string path, string name)
    {
        try
        {
            return ReportReader.Read(File.ReadAllBytes(path), name);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"--against {name}: {fault.Message} Name a report.json.", fault);
        }
    }
}
