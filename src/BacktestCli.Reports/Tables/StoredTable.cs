using System.Text.Json;

namespace BacktestCli.Reports.Tables;

/// <summary>A list of a report as a table.</summary>
/// <param name="Name">What it is called, as a file is: <c>trades</c>.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, a cell for each column; a cell that is null is empty.</param>
public sealed record StoredTable(string Name, IReadOnlyList<StoredColumn> Columns, IReadOnlyList<IReadOnlyList<JsonElement>> Rows);

/// <summary>A column of a table.</summary>
/// <param name="Name">The member's name in the report.</param>
/// <param name="Kind">What its cells are.</param>
public readonly record struct StoredColumn(string Name, ColumnKind Kind);

/// <summary>What the cells of a column are.</summary>
public enum ColumnKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Numbers.</summary>
    Number,

    /// <summary>Instants, RFC 3339.</summary>
    Time,
}
