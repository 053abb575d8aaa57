namespace BacktestCli.Reports.OtherTools;

/// <summary>Another back-tester, or a library of metrics, whose formulas a run can be shown by.</summary>
public sealed record OtherTool
{
    /// <summary>Every one there is.</summary>
    public static IReadOnlyList<OtherTool> All { get; } = [Freqtrade.Tool, Quantstats.Tool, Lean.Tool, BacktestingPy.Tool];

    /// <summary>What it is called: <c>quantstats</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Where its formulas are documented.</summary>
    public required string Source { get; init; }

    /// <summary>Periods of a year, where it is not told otherwise and the market never closes.</summary>
    public required double PeriodsPerYear { get; init; }

    /// <summary>Its figures of a run, in its order.</summary>
    public required Func<ToolRun, IReadOnlyList<ToolFigure>> Figures { get; init; }

    /// <summary>The tool of that name, or null.</summary>
    public static OtherTool? Find(string name) => All.FirstOrDefault(tool => tool.Name == name);
}
