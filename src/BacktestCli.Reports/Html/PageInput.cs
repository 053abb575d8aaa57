using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Html;

/// <summary>What a page is made of: a report, and what the program could find beside it.</summary>
public sealed record PageInput
{
    /// <summary>The report.</summary>
    public required ReportDocument Report { get; init; }

    /// <summary>Bars of its instruments; none: the page has no price chart.</summary>
    public IReadOnlyList<ChartBars> Bars { get; init; } = [];

    /// <summary>Stops and targets.</summary>
    public IReadOnlyList<ChartLevel> Levels { get; init; } = [];

    /// <summary>What the charts lack and why, in sentences.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}
