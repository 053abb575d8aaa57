using BacktestCli.Composition;
using BacktestCli.Data;
using BacktestCli.Reports;
using BacktestCli.Reports.Diff;
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
    /// <exception cref="DataException">The earlier report, or a file of expectations, cannot be read.</exception>
    public static Verdict Prepare(RunOptions options, Surroundings surroundings)
    {
        List<string> problems = [];
        Expectation[] expectations = [.. options.Expectations.SelectMany(text => Expected(text, surroundings, problems))];
        UsageException.ThrowIfAny(problems.Select(problem => "--" + problem));
        return new Verdict(expectations, options.Against is { } path ? ReadReport(surroundings.Resolve(path), path) : null, options.Tolerance);
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

    /// <summary>One expectation, or those of a file; a file without any would pass whatever happens, so it is a slip.</summary>
    private static IReadOnlyList<Expectation> Expected(string text, Surroundings surroundings, List<string> problems)
    {
        string path = surroundings.Resolve(text);
        if (!File.Exists(path))
            return Expectation.ParseLines([text], problems);

        int problemsBefore = problems.Count;
        IReadOnlyList<Expectation> expectations = Expectation.ParseLines(Readable(() => File.ReadAllLines(path), $"--expect {text}"), problems);
        if (expectations.Count == 0 && problems.Count == problemsBefore)
            problems.Add($"expect {text}: there is no expectation in that file. Write one a line, such as sharpe_ratio>=1.");
        return expectations;
    }

    private static StoredReport ReadReport(string path, string name) =>
        ReportReader.Read(Readable(() => File.ReadAllBytes(path), $"--against {name}"), name);

    private static T Readable<T>(Func<T> read, string option)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{option}: {fault.Message} Name a file that can be read.", fault);
        }
    }
}
