namespace BacktestCli.Data.Export;

/// <summary>A form in which bars leave the cache; each can be imported again and gives the same bars.</summary>
public enum ExportFormat
{
    /// <summary>A header and a line a bar; doubles as the shortest text that reads back the same.</summary>
    Csv,

    /// <summary>A JSON object a line; what the source did not give is left out.</summary>
    JsonLines,

    /// <summary>One file with the columns of the cache.</summary>
    Parquet,
}
