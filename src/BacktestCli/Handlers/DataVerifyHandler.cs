using BacktestCli.Composition;
using BacktestCli.Data.Cache;

namespace BacktestCli.Handlers;

/// <summary>Looks at every byte of the cache.</summary>
internal sealed class DataVerifyHandler(Terminal terminal, BarCache cache)
{
    public int Execute(CancellationToken cancellationToken)
    {
        IReadOnlyList<CacheProblem> problems = cache.Verify(cancellationToken);
        if (terminal.Json)
            terminal.WriteJson(json =>
            {
                json.WriteStartObject();
                DataJson.List(json, "problems", problems, problem =>
                {
                    json.WriteStartObject();
                    if (problem.Dataset is { } dataset)
                        DataJson.Name(json, dataset);
                    json.WriteString("file", problem.File);
                    json.WriteString("what", problem.What);
                    json.WriteEndObject();
                });
                json.WriteEndObject();
            });
        else
            Print(problems);
        return problems.Count == 0 ? ExitCode.Done : ExitCode.Data;
    }

    private void Print(IReadOnlyList<CacheProblem> problems)
    {
        foreach (CacheProblem problem in problems)
            terminal.Out.WriteLine($"{problem.File}: {problem.What}");
        terminal.Out.WriteLine(problems.Count == 0
            ? $"Nothing is wrong with the cache ({cache.Root})."
            : $"{problems.Count:N0} {(problems.Count == 1 ? "problem" : "problems")}. Import the bars of the files named again; that mends them.");
    }
}
