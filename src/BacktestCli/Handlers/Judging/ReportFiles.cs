using BacktestCli.Composition;
using BacktestCli.Data;
using BacktestCli.Reports.Diff;

namespace BacktestCli.Handlers.Judging;

/// <summary>Opens the orders beside reports, and policies.</summary>
internal sealed class ReportFiles(Surroundings surroundings)
{
    /// <summary>Holds the orders beside one report against those beside the other.</summary>
    /// <returns>Null where they are the same, or one of them has none.</returns>
    public Divergence? FirstOrder(string before, string now, PolicyRule rule)
    {
        string[] paths = [ReportFile.Of(surroundings, before).OrderLog, ReportFile.Of(surroundings, now).OrderLog];
        if (!Array.TrueForAll(paths, File.Exists))
            return null;
        using StreamReader one = new(paths[0]);
        using StreamReader other = new(paths[1]);
        return FirstOrderEvent.In(one, other, rule);
    }

    /// <summary>Reads what two reports may differ by.</summary>
    /// <param name="file">A policy; null: only the tolerance holds.</param>
    /// <param name="tolerance">What holds where the file says nothing, fraction.</param>
    /// <exception cref="UsageException">A line is no rule.</exception>
    public Policy Policy(string? file, double tolerance)
    {
        if (file is null)
            return Reports.Diff.Policy.Within(tolerance);
        List<string> problems = [];
        string[] lines = Readable(() => File.ReadAllLines(surroundings.Resolve(file)), $"--policy {file}");
        Policy policy = PolicyReader.Read(lines, file, tolerance, problems);
        UsageException.ThrowIfAny(problems.Select(problem => $"--policy {problem}"));
        return policy;
    }

    /// <summary>Reads what may not be there.</summary>
    /// <exception cref="DataException">It is not.</exception>
    public static T Readable<T>(Func<T> read, string what)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{what}: {fault.Message} Name a file that can be read.", fault);
        }
    }
}
