using BacktestCli.Data.Cache;
using BacktestCli.Data.Import;

namespace BacktestCli.Handlers;

/// <summary>What <c>backtest data import</c> was asked to do, as typed.</summary>
internal sealed record DataImportOptions
{
    /// <summary>Files and folders.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>What the bars are of.</summary>
    public required DataChoice Choice { get; init; }

    /// <summary>What to do about rows at fault.</summary>
    public Repair Repair { get; init; }

    /// <summary>Which bars stay where the cache holds others.</summary>
    public Preference Preference { get; init; }

    /// <summary>Dates without a zone are UTC.</summary>
    public bool TimeZoneUtc { get; init; }

    /// <summary>Every rule these options break.</summary>
    public IEnumerable<string> Problems() => Choice.SpellingProblems();
}
