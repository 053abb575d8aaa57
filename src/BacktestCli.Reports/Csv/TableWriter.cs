using System.Text;
using System.Text.Json;
using BacktestCli.Reports.Tables;

namespace BacktestCli.Reports.Csv;

/// <summary>Writes a table of a report that was read back, as <see cref="CsvWriter"/> writes that of a run.</summary>
public static class TableWriter
{
    /// <summary>Writes a header and every row.</summary>
    public static void Write(StoredTable table, Stream stream)
    {
        using StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(string.Join(',', table.Columns.Select(column => column.Name)));
        foreach (IReadOnlyList<JsonElement> row in table.Rows)
            writer.WriteLine(string.Join(',', row.Select(Cell)));
    }

    private static string Cell(JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.String => CsvWriter.Quoted(cell.GetString()!),
        _ => cell.GetRawText(),
    };
}
