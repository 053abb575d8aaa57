using BacktestCli.Composition;
using BacktestCli.Data;
using BacktestCli.Data.Export;
using BacktestCli.Reports;
using BacktestCli.Reports.Diff;
using BacktestCli.Reports.Expectations;
using BacktestCli.Reports.Json;

namespace BacktestCli.Handlers.Judging;

/// <summary>What reports are held to: expectations of their metrics, and an earlier report. Read first, so that a slip costs no time.</summary>
internal sealed class Verdict
{
    private readonly Surroundings _surroundings;
    private readonly IReadOnlyList<Expectation> _expectations;
    private readonly StoredReport? _baseline;
    private readonly Policy _policy;
    private readonly string? _junit;

    private Verdict(Surroundings surroundings, VerdictChoice choice, IReadOnlyList<Expectation> expectations)
    {
        _surroundings = surroundings;
        _expectations = expectations;
        _policy = new ReportFiles(surroundings).Policy(choice.Policy, choice.Tolerance);
        _baseline = choice.Against is { } name ? ReportFile.Of(surroundings, name).Stored("--against") : null;
        _junit = choice.JUnit;
    }

    /// <exception cref="UsageException">An expectation or a rule makes no sense.</exception>
    /// <exception cref="DataException">The earlier report, a policy, or a file of expectations, cannot be read.</exception>
    public static Verdict Prepare(VerdictChoice choice, Surroundings surroundings)
    {
        List<string> problems = [];
        Expectation[] expectations = [.. choice.Expectations.SelectMany(text => Expected(text, surroundings, problems))];
        UsageException.ThrowIfAny(problems.Select(problem => "--" + problem));
        return new Verdict(surroundings, choice, expectations);
    }

    /// <summary>Holds a report to all of it.</summary>
    public CheckedReport On(StoredReport report) => new(
        report.Name,
        [
            .. _expectations.Select(expectation => Check.Of(expectation.Of(report))),
            .. _baseline is null ? Array.Empty<Check>() : [Check.Of(Comparison.Of(_baseline, report, _policy))],
        ]);

    /// <summary>Holds a run to all of it, and says on stderr how each fared.</summary>
    /// <returns>The exit code.</returns>
    public int On(Report report, string name, Terminal terminal)
    {
        if (_expectations.Count == 0 && _baseline is null)
            return ExitCode.Done;
        CheckedReport judged = On(ReportReader.Read(ReportWriter.ToBytes(report), name));
        foreach (string line in Lines(judged))
            terminal.Complain(line);
        return Close([judged], terminal);
    }

    /// <summary>Tells of all reports what the callers of CI read: annotations in GitHub's log, JUnit XML.</summary>
    /// <returns>The exit code.</returns>
    public int Close(IReadOnlyList<CheckedReport> reports, Terminal terminal)
    {
        if (_surroundings.Environment.GetValueOrDefault("GITHUB_ACTIONS") == "true")
        {
            foreach (CheckedReport report in reports)
            {
                foreach (Check check in report.Checks.Where(check => !check.Passed))
                    terminal.Complain(check.Annotation(report.Report));
            }
        }

        if (_junit is not null)
            WholeFile.Write(_surroundings.Resolve(_junit), stream => JUnitWriter.Write(reports, stream), "--junit");
        return reports.All(report => report.Checks.All(check => check.Passed)) ? ExitCode.Done : ExitCode.ExpectationFailed;
    }

    /// <summary>What is said of each check, a line each.</summary>
    public static IEnumerable<string> Lines(CheckedReport report) =>
        report.Checks.SelectMany(check => check.Details.Select(detail => "  " + detail).Prepend($"{check.Kind}: {check.Message}"));

    /// <summary>One expectation, or those of a file; a file without any would pass whatever happens, so it is a slip.</summary>
    private static IReadOnlyList<Expectation> Expected(string text, Surroundings surroundings, List<string> problems)
    {
        string path = surroundings.Resolve(text);
        if (!File.Exists(path))
            return Expectation.ParseLines([text], problems);

        int problemsBefore = problems.Count;
        string[] lines = ReportFiles.Readable(() => File.ReadAllLines(path), $"--expect {text}");
        IReadOnlyList<Expectation> expectations = Expectation.ParseLines(lines, problems);
        if (expectations.Count == 0 && problems.Count == problemsBefore)
            problems.Add($"expect {text}: there is no expectation in that file. Write one a line, such as sharpe_ratio>=1.");
        return expectations;
    }
}
