using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BacktestCli.Core.Strategies;

namespace BacktestCli.Reports.Signals;

/// <summary>What a report says of the signals of a run.</summary>
public sealed record SignalReport
{
    /// <summary>What it was told, as handed in.</summary>
    public required SignalAccount Account { get; init; }

    /// <summary>What the recordings add up to.</summary>
    public required SignalCounts Counts { get; init; }

    /// <summary>Every signal, by time, then by name of the instrument.</summary>
    public required IReadOnlyList<SignalLine> Lines { get; init; }

    /// <summary>
    /// True where the whole run lies before the end of what a model that answered has read; null where that is unknown of one of them.
    /// </summary>
    public required bool? IsContaminated { get; init; }

    /// <summary>The run before and after the models' knowledge cutoff; null where that of one that answered is unknown, or where none did.</summary>
    public required CutoffSplit? Cutoff { get; init; }

    /// <summary>The run with all signals.</summary>
    public required HeadlineMetrics Headline { get; init; }

    /// <summary>The run without the signals that are not primary; null where all are, or where it was not run.</summary>
    public required HeadlineMetrics? WithoutNonPrimary { get; init; }

    /// <summary>Runs with shuffled signals; null where none was asked for.</summary>
    public required PlaceboResult? Placebo { get; init; }

    /// <summary>Signals that are not primary.</summary>
    public int NonPrimary => Lines.Count(line => !line.Signal.Origin.IsPrimary);

    /// <summary>The models that answered, as far as they are known by name, with their cutoffs.</summary>
    internal IReadOnlyList<SignalModel> Used => UsedOf(Account, Counts);

    /// <summary>What was recorded, by the keys that <see cref="Lines"/> have: the first 16 digits of a SHA-256 over answers, who gave them and their cost.</summary>
    public IEnumerable<(string Key, string Fingerprint)> Recordings()
    {
        ILookup<string, string> facts = Account.Recordings.ToLookup(one => one.Key[..Math.Min(SignalLine.KeyDigits, one.Key.Length)], Fact);
        ILookup<string, string> signals = Lines.ToLookup(line => line.Key, Input);
        foreach (string key in facts.Select(fact => fact.Key).Union(signals.Select(signal => signal.Key)))
        {
            byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', facts[key].Concat(signals[key]))));
            yield return (key, Convert.ToHexStringLower(hash)[..SignalLine.KeyDigits]);
        }
    }

    /// <exception cref="ArgumentException">A signal's recording is not among those used.</exception>
    internal static SignalReport? Of(ReportInput input)
    {
        if (input.Signals is not { } account)
            return null;
        SignalCounts counts = SignalCounts.Of(account);
        IReadOnlyList<SignalModel> used = UsedOf(account, counts);
        long? latest = used.Max(model => model.KnowledgeCutoff);
        bool isKnown = used.All(model => model.KnowledgeCutoff is not null);
        bool liesBefore = latest is { } known && input.Result.To <= CutoffSplit.MidnightAfter(known);
        IReadOnlyList<SignalLine> lines = SignalLine.Of(account);
        bool isAllPrimary = lines.All(line => line.Signal.Origin.IsPrimary);
        HeadlineMetrics headline = HeadlineMetrics.Of(input.Result);
        return new SignalReport
        {
            Account = account,
            Counts = counts,
            Lines = lines,
            IsContaminated = liesBefore ? true : isKnown ? false : null,
            Cutoff = isKnown && latest is { } cutoff ? CutoffSplit.Of(input.Result, input.Datasets, cutoff) : null,
            Headline = headline,
            WithoutNonPrimary = !isAllPrimary && account.WithoutNonPrimary is { } without ? HeadlineMetrics.Of(without) : null,
            Placebo = PlaceboResult.Of(headline, account.Placebos),
        };
    }

    /// <summary>What of it is an input, for the run's name: the fingerprint says what was asked, the signals what was answered.</summary>
    internal IEnumerable<string> Inputs()
    {
        yield return $"signals {Account.Fingerprint} placebos {Account.Placebos.Count} without {WithoutNonPrimary is not null}";
        foreach (SignalModel model in Account.Models)
            yield return $"model {model.Name} {model.KnowledgeCutoff ?? -1}";
        foreach (SignalLine line in Lines)
            yield return Input(line);
    }

    private static string Input(SignalLine line) =>
        $"signal {line.Instrument} {string.Join(' ', Numbers(line.Signal))} {line.Signal.Origin} {line.Model} {line.Key} {line.Signal.Reason}";

    private static string Fact(UsedRecording one) =>
        $"recording {one.Key} {string.Join('+', one.Models)} {one.Origin} {one.Calls} {one.InputTokens} {one.OutputTokens} {(one.CostUsd is { } cost ? Words.Of(cost) : "-")}";

    private static IEnumerable<string> Numbers(Signal signal)
    {
        yield return signal.Time.ToString(CultureInfo.InvariantCulture);
        double?[] numbers = [signal.Score, signal.Confidence, signal.Entry, signal.StopLoss, signal.TakeProfit, signal.Share];
        foreach (double? number in numbers)
            yield return number?.ToString("R", CultureInfo.InvariantCulture) ?? "-";
        yield return signal.Quantity is { } quantity ? Words.Of(quantity) : "-";
    }

    private static SignalModel[] UsedOf(SignalAccount account, SignalCounts counts) =>
    [
        .. counts.Answered.Select(one => account.Models.FirstOrDefault(model => model.Name == one.Model) ?? new SignalModel(one.Model, null)),
    ];
}
