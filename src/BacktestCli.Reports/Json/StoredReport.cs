namespace BacktestCli.Reports.Json;

/// <summary>What a report that was written before says: as much as a comparison needs, every value as its JSON text.</summary>
public sealed record StoredReport
{
    /// <summary>Inputs by path: <c>run.settings.cash</c>, <c>datasets[0].fingerprint</c>, <c>signals.fingerprint</c>.</summary>
    public required IReadOnlyDictionary<string, string> Inputs { get; init; }

    /// <summary>Metrics by name.</summary>
    public required IReadOnlyDictionary<string, string> Metrics { get; init; }

    /// <summary>Each signal's members by name; none where there are no signals.</summary>
    public required IReadOnlyList<IReadOnlyDictionary<string, string>> Signals { get; init; }

    /// <summary>What the signals were worth, by path: <c>signals.cutoff.decay.sharpe_ratio</c>; none where there are no signals.</summary>
    public required IReadOnlyDictionary<string, string> Worth { get; init; }

    /// <summary>Each trade's members by name.</summary>
    public required IReadOnlyList<IReadOnlyDictionary<string, string>> Trades { get; init; }
}
