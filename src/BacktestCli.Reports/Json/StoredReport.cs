using System.Globalization;

namespace BacktestCli.Reports.Json;

/// <summary>What a report that was written before says: as much as a comparison needs, every value as its JSON text.</summary>
public sealed record StoredReport
{
    /// <summary>What it is called in messages.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Inputs by path: <c>run.settings.cash</c>, <c>datasets[0].fingerprint</c>, <c>signals.fingerprint</c>. What came of them inside those sections, such
    /// as a position left open, is left out.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Inputs { get; init; }

    /// <summary>Which bars were read.</summary>
    public required IReadOnlyList<StoredDataset> Datasets { get; init; }

    /// <summary>Metrics by name.</summary>
    public required IReadOnlyDictionary<string, string> Metrics { get; init; }

    /// <summary>Each signal; none where there are no signals.</summary>
    public required IReadOnlyList<StoredLine> Signals { get; init; }

    /// <summary>What the signals were worth, by path: <c>signals.cutoff.decay.sharpe_ratio</c>; none where there are no signals.</summary>
    public required IReadOnlyDictionary<string, string> Worth { get; init; }

    /// <summary>Each trade.</summary>
    public required IReadOnlyList<StoredLine> Trades { get; init; }

    /// <summary>Each point of the equity curve: its time and the JSON text of the equity.</summary>
    public required IReadOnlyList<(string Time, string Equity)> Equity { get; init; }

    /// <summary>Value of the metric of that name; null where it is undefined or the report does not have it.</summary>
    public double? Metric(string name) =>
        double.TryParse(Metrics.GetValueOrDefault(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;
}
