using System.Text.RegularExpressions;
using BacktestCli.Composition;
using BacktestCli.Data;
using BacktestCli.Reports;

namespace BacktestCli.Handlers.Replay;

/// <summary>Holds a run against its lock, as far as it has come: refuses it where the lock is frozen, else warns.</summary>
/// <param name="expected">The lock.</param>
/// <param name="name">What to call it in a message.</param>
/// <param name="frozen">True: a difference ends the run.</param>
/// <param name="terminal">Where warnings go.</param>
internal sealed partial class ReplayCheck(RunLock expected, string name, bool frozen, Terminal terminal)
{
    private const string Fingerprint = "report.sha256";
    private const string Cached = "cache";

    private readonly HashSet<string> _told = [];

    /// <summary>What is known before anything is read.</summary>
    /// <exception cref="ReplayException">It is not as it was, and the lock is frozen.</exception>
    public void Begin(StrategyIdentity strategy, string version) =>
        Judge(expected with { EngineVersion = version, Strategy = LockBuilder.StrategyOf(strategy) });

    /// <summary>What a run came to, before any of it is written.</summary>
    /// <exception cref="DataException">The cache lacks bars that it had, and the lock is frozen.</exception>
    /// <exception cref="ReplayException">Something is not as it was, and the lock is frozen.</exception>
    public void End(RunLock found)
    {
        if (frozen)
            RefuseMissing(found);
        Judge(found);
        if (_told.Count == 0)
            terminal.Note($"{name}: every input and the report are as they were.");
    }

    private void RefuseMissing(RunLock found)
    {
        foreach (LockedDataset wanted in expected.Datasets.Where(one => one.Source == Cached))
        {
            long bars = found.Datasets.FirstOrDefault(one => one.ToString() == wanted.ToString())?.Bars ?? 0;
            if (bars < wanted.Bars)
                throw MissingBars(name, wanted, bars);
        }
    }

    /// <summary>What is said of bars that the cache does not have.</summary>
    public static DataException MissingBars(string name, LockedDataset wanted, long bars) => new(
        $"{name}: {wanted}: {bars:N0} of {wanted.Bars:N0} bars are cached, from {wanted.From} to {wanted.To}. Download them: "
        + $"backtest data download --exchange {wanted.Exchange} --market {wanted.Market.ToString().ToLowerInvariant()} --symbol {wanted.Symbol} "
        + $"--interval {wanted.Interval} --from {wanted.From} --to {wanted.To}");

    private void Judge(RunLock found)
    {
        IReadOnlyList<LockDifference> differences = LockDifference.Between(expected, found);
        string[] sentences = [.. differences.Where(one => _told.Add(one.Path)).Select(one => Sentence(one, isAlone: differences.Count == 1))];
        if (frozen && sentences.Length > 0)
            throw new ReplayException(sentences);
        foreach (string sentence in sentences)
            terminal.Complain("warning: " + sentence);
    }

    private string Sentence(LockDifference one, bool isAlone) =>
        $"{name}: {one.Path}{SubjectOf(one.Path)} is {one.Found ?? "missing"}, and the lock has {one.Expected ?? "nothing"}. {AdviceOn(one.Path, isAlone)}";

    /// <summary>What a place of a list is about.</summary>
    private string SubjectOf(string path) => ListPlace().Match(path) is not { Success: true } match ? "" : match.Groups[1].Value switch
    {
        "datasets" when expected.Datasets.ElementAtOrDefault(PlaceOf(match)) is { } dataset => $" ({dataset}, {dataset.Source})",
        "instruments" when expected.Instruments.ElementAtOrDefault(PlaceOf(match)) is { } instrument => $" ({instrument.Instrument})",
        "signals.models" when expected.Signals?.Models.ElementAtOrDefault(PlaceOf(match)) is { } model => $" ({model.Name})",
        _ => "",
    };

    private static int PlaceOf(Match match) => int.Parse(match.Groups[2].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);

    private string AdviceOn(string path, bool isAlone)
    {
        string parts = ListPlace().Replace(path, "$1");
        return parts switch
        {
            "engine_version" => "Replay it with that version, or lock it anew with this one: backtest run.",
            "strategy.source_hash" => "The strategy's source was changed: put it back as it was, or lock the run anew: backtest run.",
            _ when Is("strategy") || Is("settings") || Is("options") => "The options of the lock, or the strategy's own values, were changed: put them back.",
            _ when Is("datasets.rules") => "The venue's list of instruments that is kept is another one: put it back into the cache, or lock the run anew.",
            _ when Is("datasets") => "The bars are not those of the run: bring them back, and look for damage with backtest data verify.",
            _ when Is("instruments.funding") => "The funding that is cached is not that of the run: bring it back, with backtest data download or an older cache.",
            _ when Is("instruments") => "The options of the lock were changed, or the mark prices that are cached: put them back.",
            _ when Is("signals.recordings") => $"It was recorded otherwise: look at it with backtest signals show {expected.Signals?.Store} "
                + $"{path[(path.LastIndexOf('.') + 1)..]}, and put the old recordings back.",
            _ when Is("signals.models") => "Set the models up as they were, with knowledge_cutoff in backtest.yaml.",
            _ when Is("signals") => "The questions are not those of the run: put the options of the lock, the words of --rules and the recordings back.",
            Fingerprint when isAlone => "Every input is as it was: another build of the same version made it, or it is a bug; please report it with both reports.",
            _ => "It follows from what is said above.",
        };

        bool Is(string part) => parts == part || parts.StartsWith(part + ".", StringComparison.Ordinal);
    }

    /// <summary>A member of a list: its name, and the place.</summary>
    [GeneratedRegex(@"^(datasets|instruments|signals\.models)\[(\d+)\]")]
    private static partial Regex ListPlace();
}
