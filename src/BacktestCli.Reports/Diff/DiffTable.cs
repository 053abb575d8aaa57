namespace BacktestCli.Reports.Diff;

/// <summary>A table of what two or more reports differ in, in words, whatever it is written as.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Header">Names of the columns.</param>
/// <param name="Rows">Cells, a list a row.</param>
/// <param name="Note">A sentence below it; null: none.</param>
public sealed record DiffTable(string Title, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows, string? Note = null);
