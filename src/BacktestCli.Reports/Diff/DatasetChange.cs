using BacktestCli.Core.Market;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Diff;

/// <summary>Bars that are not the same in two reports: the same market, other bars; or a market that only one of them has.</summary>
/// <param name="Before">As the earlier report has it; null where it does not.</param>
/// <param name="Now">As the later report has it; null where it does not.</param>
public sealed record DatasetChange(StoredDataset? Before, StoredDataset? Now)
{
    /// <summary>The first bar that differs; null where the bars of one of the two are not at hand.</summary>
    public BarChange? FirstBar { get; init; }

    /// <summary><c>binance spot BTCUSDT 1h</c>.</summary>
    public string Name => (Now ?? Before)!.Name;

    /// <summary>The first month that differs; null where that is not known.</summary>
    public (MonthOfBars Before, MonthOfBars Now)? FirstMonth
    {
        get
        {
            if (Before is not { Months.Count: > 0 } before || Now is not { Months.Count: > 0 } now)
                return null;
            foreach (long from in before.Months.Concat(now.Months).Select(month => month.From).Distinct().Order())
            {
                MonthOfBars one = before.Months.FirstOrDefault(month => month.From == from);
                MonthOfBars other = now.Months.FirstOrDefault(month => month.From == from);
                if (one != other)
                    return (one with { From = from }, other with { From = from });
            }

            return null;
        }
    }

    /// <summary>What is known of the difference, a sentence's end: <c>bars of 2024-02 (696 in both)</c>.</summary>
    public string Where => FirstBar is { } bar ? bar.ToString() : FirstMonth switch
    {
        null => "other bars",
        ({ Bars: var one } month, { Bars: var other }) when one == other => $"bars of {UtcTime.FormatDate(month.From)[..7]} ({Words.Count(one)} in both)",
        ({ Bars: var one } month, { Bars: var other }) => $"bars of {UtcTime.FormatDate(month.From)[..7]} ({Words.Count(one)} → {Words.Count(other)})",
    };

    /// <summary>What differs between two lists of datasets, matched by name.</summary>
    internal static IReadOnlyList<DatasetChange> Of(IReadOnlyList<StoredDataset> before, IReadOnlyList<StoredDataset> now)
    {
        List<DatasetChange> changes = [];
        foreach (string name in before.Concat(now).Select(dataset => dataset.Name).Distinct())
        {
            StoredDataset? one = before.FirstOrDefault(dataset => dataset.Name == name);
            StoredDataset? other = now.FirstOrDefault(dataset => dataset.Name == name);
            if (one?.Fingerprint != other?.Fingerprint)
                changes.Add(new DatasetChange(one, other));
        }

        return changes;
    }
}
