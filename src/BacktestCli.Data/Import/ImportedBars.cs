using System.Text;
using BacktestCli.Core.Market;

namespace BacktestCli.Data.Import;

/// <summary>What an import read.</summary>
public sealed record ImportedBars
{
    /// <summary>The bars: sorted, each time once, each a possible bar. Not to be used where <see cref="Refusal"/> is not null.</summary>
    public required BarTable Bars { get; init; }

    /// <summary>How long each lasts.</summary>
    public required Interval Interval { get; init; }

    /// <summary>The interval was not asked for but is the most common step.</summary>
    public required bool IntervalInferred { get; init; }

    /// <summary>Rows read, those at fault included.</summary>
    public required long RowsRead { get; init; }

    /// <summary>Rows at fault, by kind; empty where there are none.</summary>
    public required IReadOnlyList<Fault> Faults { get; init; }

    /// <summary>What was done about them.</summary>
    public required Repair Repair { get; init; }

    /// <summary>Where bars are missing between the first and the last.</summary>
    public required IReadOnlyList<Gap> Gaps { get; init; }

    /// <summary>What the user should know and need not act on: skipped first lines, turned files, mixed units.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The files.</summary>
    public required IReadOnlyList<SourceFile> Sources { get; init; }

    /// <summary>Why nothing may be imported: all faults, and what to do; null where there is nothing against it.</summary>
    public string? Refusal => Faults.Count > 0 && (Repair == Repair.None || Bars.Count == 0) ? Explain() : null;

    /// <summary>These bars, unless there is something against them.</summary>
    /// <exception cref="DataException">There is.</exception>
    public ImportedBars OrRefuse() => Refusal is { } refusal ? throw new DataException(refusal) : this;

    private string Explain()
    {
        var text = new StringBuilder($"rows at fault: {Faults.Sum(fault => fault.Count):N0} of {RowsRead:N0}; nothing was imported.");
        foreach (Fault fault in Faults)
        {
            text.Append($"\n  {fault.Rule}: {fault.Count:N0}, first");
            foreach (FaultExample example in fault.Examples)
                text.Append($"\n    {example.File}, row {example.Row:N0}: {example.Value}");
        }

        string next = Repair == Repair.None ? "Mend the files, or import them with --repair drop, keep-first or keep-last." : "No row is left after the repair.";
        return text.Append('\n').Append(next).ToString();
    }
}
