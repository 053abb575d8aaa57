using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;

namespace BacktestCli.Reports.Signals;

/// <summary>One signal and where it comes from.</summary>
/// <param name="Instrument">Name of what it is about.</param>
/// <param name="Signal">The signal.</param>
/// <param name="Model">Who answered, several with <c>+</c> between them; null where nobody did.</param>
/// <param name="Key">The first 16 digits of the recording's key.</param>
public sealed record SignalLine(string Instrument, Signal Signal, string? Model, string Key)
{
    internal const int KeyDigits = 16;

    internal static IReadOnlyList<SignalLine> Of(SignalAccount account)
    {
        Dictionary<string, UsedRecording> recordings = [];
        foreach (UsedRecording recording in account.Recordings)
            recordings[recording.Key] = recording;
        return
        [
            .. account.Signals.Select(given => Of(given, recordings))
                .OrderBy(line => line.Signal.Time).ThenBy(line => line.Instrument, StringComparer.Ordinal),
        ];
    }

    private static SignalLine Of(GivenSignal given, Dictionary<string, UsedRecording> recordings)
    {
        if (!recordings.TryGetValue(given.Key, out UsedRecording? recording))
        {
            throw new ArgumentException(
                $"The signal of {given.Instrument} at {UtcTime.Format(given.Signal.Time)} is of recording {given.Key}, which is not among those used.",
                nameof(given));
        }

        return new SignalLine(
            given.Instrument.ToString(),
            given.Signal,
            recording.Models.Count > 0 ? string.Join("+", recording.Models) : null,
            given.Key[..Math.Min(KeyDigits, given.Key.Length)]);
    }
}
