using BacktestCli.Core.Market;

namespace BacktestCli.Signals.Store;

/// <summary>Says which recording is missing, which is nearest, and in what they differ.</summary>
internal static class ReplayMiss
{
    private const string NextStep = "Ask for it once in mode auto, which keeps the answer in the store, or bring back what was recorded.";

    /// <summary>Recordings of one time that are compared: there are as many as there were models, settings and versions tried.</summary>
    private const int MostCompared = 100;

    /// <summary>The error of a question that has no recording.</summary>
    /// <param name="store">Where it was looked for.</param>
    /// <param name="asked">The question, as the recording that is missing.</param>
    public static SignalException Of(RecordingStore store, Recording asked)
    {
        string instruments = string.Join(", ", asked.Instruments);
        string what = $"No {asked.Contract} signal is recorded for {instruments} at {UtcTime.Format(asked.Time)} in {store.Name}";
        return new SignalException($"{what}{Nearest(store, asked)}{Damage(store)} {NextStep}");
    }

    private static string Nearest(RecordingStore store, Recording asked)
    {
        if (store.Count == 0)
            return File.Exists(store.Path) ? ", which is empty." : ", which does not exist.";
        if (Find(store, asked) is not { } nearest)
            return $", nor any of this contract and these instruments (of others: {store.Count:N0}).";
        string differs = string.Join("; ", PromptDifference.Of(nearest, asked));
        if (differs.Length == 0)
            differs = "its key alone: it was changed by hand";
        return $". The nearest is of {UtcTime.Format(nearest.Time)} and differs in {differs}.";
    }

    private static string Damage(RecordingStore store) => store.DamagedLines.Count == 0
        ? ""
        : $" It may have stood on one of the lines that cannot be read: {string.Join(", ", store.DamagedLines.Take(5))}"
            + (store.DamagedLines.Count > 5 ? ", …." : ".");

    /// <summary>
    /// The recording of the same contract and instruments that is nearest in time, of several the one with the fewest differences.
    /// </summary>
    private static Recording? Find(RecordingStore store, Recording asked)
    {
        long nearest = long.MaxValue;
        List<StoredLine> found = [];
        foreach (StoredLine line in store.Lines())
        {
            if (RecordingHead.TryRead(store.Bytes(line)) is not { } head
                || head.Contract != asked.Contract || !head.Instruments.SequenceEqual(asked.Instruments))
                continue;
            long away = Math.Abs(head.Time - asked.Time);
            if (away > nearest)
                continue;
            if (away < nearest)
                found.Clear();
            nearest = away;
            found.Add(line);
        }

        return found.TakeLast(MostCompared).Select(line => RecordingReader.TryRead(store.Bytes(line))).OfType<Recording>()
            .MinBy(recording => PromptDifference.Of(recording, asked).Count());
    }
}
