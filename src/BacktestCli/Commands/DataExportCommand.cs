using System.CommandLine;
using BacktestCli.Data.Export;
using BacktestCli.Handlers;

namespace BacktestCli.Commands;

/// <summary><c>backtest data export</c>.</summary>
internal sealed class DataExportCommand : ExampleCommand
{
    private static readonly Choices<ExportFormat> Formats = new()
    {
        ["csv"] = ExportFormat.Csv,
        ["jsonl"] = ExportFormat.JsonLines,
        ["parquet"] = ExportFormat.Parquet,
    };

    private readonly DataChoiceOptions _data = new();

    private readonly Option<string> _out = new("--out") { Description = "The file to write.", HelpName = "FILE", Required = true };

    private readonly Option<string?> _format = new("--format") { Description = "csv, jsonl or parquet (default: by the ending of --out)." };

    public DataExportCommand()
        : base(
            "export",
            "Write bars to a file that can be imported again and gives the same bars.",
            "backtest data export --data sample --out sample.csv",
            "backtest data export --data bars.csv --from 2024-02-01 --to 2024-03-01 --out february.parquet")
    {
        _format.AcceptOnlyFromAmong([.. Formats.Keys]);
        _data.AddTo(this);
        Options.Add(_out);
        Options.Add(_format);
    }

    public DataExportOptions Bind(ParseResult result)
    {
        string file = result.GetRequiredValue(_out);
        return new DataExportOptions(_data.Bind(result), file, result.GetValue(_format) is { } format ? Formats[format] : BarExport.FormatOf(file));
    }
}
