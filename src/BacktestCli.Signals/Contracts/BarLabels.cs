using BacktestCli.Core.Market;
using BacktestCli.Signals.Contracts.Shapes;
using BacktestCli.Signals.Prompts;

namespace BacktestCli.Signals.Contracts;

/// <summary>The bars that are asked about, the last of a window, by what the question calls them.</summary>
internal sealed class BarLabels
{
    private readonly Dictionary<string, int> _indexes = [];
    private readonly bool _isAnonymous;

    /// <param name="window">The bars.</param>
    /// <param name="disguise">Whether their times are hidden.</param>
    /// <param name="batch">How many of them are asked about.</param>
    public BarLabels(InstrumentWindow window, Disguise disguise, int batch)
    {
        _isAnonymous = disguise.IsAnonymous;
        Times = [.. window.Bars.TakeLast(batch).Select(bar => window.CloseOf(bar))];
        string[] labels = BarTable.Labels(window, disguise)[^batch..];
        for (int i = 0; i < batch; i++)
            _indexes[JsonTexts.Fold(labels[i])] = i;
        Range = batch == 1 ? labels[0] : $"{labels[0]} to {labels[^1]}";
    }

    /// <summary>When they close, Unix ms, in order.</summary>
    public IReadOnlyList<long> Times { get; }

    /// <summary>The first and the last, in words.</summary>
    public string Range { get; }

    /// <summary>
    /// Which bar a timestamp means: by its label, whatever its capitals and signs, or by another spelling of the same instant.
    /// </summary>
    /// <returns>Null where it means none of them.</returns>
    public int? IndexOf(string timestamp)
    {
        if (_indexes.TryGetValue(JsonTexts.Fold(timestamp), out int index))
            return index;
        if (_isAnonymous || !timestamp.Contains(':', StringComparison.Ordinal) || !UtcTime.TryParse(timestamp, out long time))
            return null;
        return Times.Index().Where(one => one.Item == time).Select(one => (int?)one.Index).FirstOrDefault();
    }
}
