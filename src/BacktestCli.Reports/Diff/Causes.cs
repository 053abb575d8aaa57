using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Diff;

/// <summary>Says in words which inputs differ: each once, and without what follows from another.</summary>
internal static class Causes
{
    private const string Settings = "run.settings.";
    private const string Parameters = "run.strategy.parameters.";
    private const int ShownDigits = 12;

    private static readonly HashSet<string> Costs = ["maker_fee", "taker_fee", "slippage", "spread_bps", "borrow_rate"];

    /// <summary>What the bars decide, where they differ: how far they reach and how many there are.</summary>
    private static readonly HashSet<string> OfBars = ["from", "to", "bars", "fingerprint", "filled_bars", "gaps", "bars_without", "detail"];

    public static IReadOnlyList<Cause> Of(StoredReport before, StoredReport now, IReadOnlyList<Difference> inputs, IReadOnlyList<DatasetChange> datasets)
    {
        HashSet<string> fees = [.. inputs.Where(input => input.Name is "run.settings.maker_fee" or "run.settings.taker_fee").Select(input => input.Name[Settings.Length..])];
        bool haveOtherBars = datasets.Count > 0;
        bool haveOtherMarkets = datasets.Any(change => change.Before is null || change.Now is null);
        IEnumerable<Cause?> all = inputs
            .Where(input => !(haveOtherMarkets && IsOfMarket(input.Name)))
            .Select(input => Of(input, fees, haveOtherBars))
            .Concat(datasets.Select(Of))
            .Append(AnswerCause.Of(before, now));
        Cause[] causes = [.. all.OfType<Cause>().Distinct().OrderBy(cause => cause.Kind)];
        return causes.Length > 0 ? causes : [.. inputs.Where(input => IsCount(input.Name)).Select(input => new Cause(CauseKind.Recording, input.ToString()))];
    }

    private static Cause Of(DatasetChange change) => (change.Before, change.Now) switch
    {
        (null, _) => new Cause(CauseKind.Data, $"{change.Name}: new"),
        (_, null) => new Cause(CauseKind.Data, $"{change.Name}: gone"),
        _ => new Cause(CauseKind.Data, $"{change.Name}: {change.Where}"),
    };

    private static Cause? Of(Difference input, HashSet<string> fees, bool haveOtherBars)
    {
        string last = LastOf(input.Name);
        if (input.Name.StartsWith(Parameters, StringComparison.Ordinal))
            return new Cause(CauseKind.Parameter, Renamed(input, input.Name[Parameters.Length..]));
        if (input.Name.StartsWith("run.strategy.", StringComparison.Ordinal))
            return new Cause(CauseKind.Strategy, Renamed(input, last == "source_hash" ? "source" : last));
        if (input.Name.StartsWith(Settings, StringComparison.Ordinal))
            return new Cause(Costs.Contains(last) ? CauseKind.Cost : CauseKind.Setting, Renamed(input, input.Name[Settings.Length..]));
        if (input.Name == "run.engine_version")
            return new Cause(CauseKind.Engine, Renamed(input, "version"));
        if (input.Name.StartsWith("signals.", StringComparison.Ordinal))
            return IsCount(input.Name) ? null : new Cause(CauseKind.Question, Renamed(input, input.Name["signals.".Length..]));
        if (input.Name.Contains(".funding.", StringComparison.Ordinal) || input.Name.EndsWith(".funding", StringComparison.Ordinal))
            return new Cause(CauseKind.Data, Renamed(input, input.Name["run.".Length..]));
        if (haveOtherBars && input.Name.Split('.').Any(part => OfBars.Contains(part.Split('[')[0])))
            return null;
        if (input.Name.StartsWith("datasets[", StringComparison.Ordinal))
            return new Cause(CauseKind.Data, Renamed(input, input.Name));
        return fees.Contains(last) ? null : new Cause(CauseKind.Cost, Renamed(input, input.Name["run.".Length..]));
    }

    private static bool IsOfMarket(string input) =>
        input.StartsWith("datasets[", StringComparison.Ordinal) || input.StartsWith("run.instruments[", StringComparison.Ordinal);

    private static bool IsCount(string input) => input.StartsWith("signals.counts.", StringComparison.Ordinal);

    private static string LastOf(string path) => path[(path.LastIndexOf('.') + 1)..];

    private static string Renamed(Difference input, string name) => new Difference(name, Short(input.Before), Short(input.Now)).ToString();

    /// <summary>A hash by its first digits: whoever wants all of it reads the report.</summary>
    private static string? Short(string? text) =>
        text is { Length: 66 } && text[1..^1].All(char.IsAsciiHexDigitLower) ? text[1..(1 + ShownDigits)] + "…" : text;
}
