using System.Text.Json;

namespace BacktestCli.Tests.Data.Parquet;

/// <summary>DuckDB, asked through Node.js.</summary>
internal static class DuckDb
{
    /// <summary>Runs statements and gives the rows of the last, each value as text or null; columns by name.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string?>> Query(string sql)
    {
        using JsonDocument answer = JsonDocument.Parse(NodeTool.Run("duckdb.mjs", sql));
        Dictionary<string, IReadOnlyList<string?>> columns = [];
        foreach (string name in answer.RootElement.EnumerateArray().First().EnumerateObject().Select(cell => cell.Name))
            columns[name] = [.. answer.RootElement.EnumerateArray().Select(row => Text(row.GetProperty(name)))];
        return columns;
    }

    /// <summary>A cell of ours as DuckDB would cast it to VARCHAR; a double as our own shortest form.</summary>
    public static string? Text(object? cell) => cell switch
    {
        null => null,
        bool value => value ? "true" : "false",
        double value => value.ToString("R"),
        _ => cell.ToString(),
    };

    /// <summary>A double as DuckDB prints it, printed as <see cref="Text(object?)"/> does.</summary>
    public static string? Double(string? text) => text switch
    {
        null => null,
        "nan" or "-nan" => Text(double.NaN),
        "inf" => Text(double.PositiveInfinity),
        "-inf" => Text(double.NegativeInfinity),
        _ => Text(double.Parse(text, System.Globalization.NumberStyles.Float, null)),
    };

    private static string? Text(JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => cell.GetString(),
        _ => cell.GetRawText(),
    };
}
