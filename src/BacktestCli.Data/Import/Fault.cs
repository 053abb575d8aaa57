namespace BacktestCli.Data.Import;

/// <summary>One row that is at fault.</summary>
/// <param name="File">The file, and the entry inside it where it is an archive.</param>
/// <param name="Row">Line of a text, element of a JSON array, row of a Parquet file; 1 the first.</param>
/// <param name="Value">What stands there.</param>
public sealed record FaultExample(string File, long Row, string Value);

/// <summary>All rows that are at fault in one way.</summary>
/// <param name="Kind">The way.</param>
/// <param name="Count">How many rows.</param>
/// <param name="Examples">The first ten.</param>
public sealed record Fault(FaultKind Kind, long Count, IReadOnlyList<FaultExample> Examples)
{
    /// <summary>The rule that is broken, for a message.</summary>
    public string Rule => RuleOf(Kind);

    /// <summary>The rule that a kind of fault breaks, for a message.</summary>
    internal static string RuleOf(FaultKind kind) => kind switch
    {
        FaultKind.Unparsable => "rows that cannot be read as a bar",
        FaultKind.Misaligned => "open times that are no multiple of the interval",
        FaultKind.NotFinite => "values that are not finite numbers",
        FaultKind.NonPositivePrice => "prices that are zero or negative",
        FaultKind.Contradiction => "bars whose high is not the highest or low not the lowest price",
        FaultKind.NegativeVolume => "volumes or counts below zero",
        FaultKind.Disorder => "rows that come after a later one",
        FaultKind.Duplicate => "rows that repeat a bar",
        FaultKind.ConflictingDuplicate => "rows that contradict another bar of the same time",
        FaultKind.Unfinished => "bars that are not over yet",
        FaultKind.BrokenCount => "counts of trades that are not whole numbers up to 2^53",
        _ => throw new InvalidOperationException($"No rule for {kind}."),
    };
}
