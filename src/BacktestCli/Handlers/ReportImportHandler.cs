using BacktestCli.Composition;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Export;
using BacktestCli.Reports;
using BacktestCli.Reports.Imports;

namespace BacktestCli.Handlers;

/// <summary>Makes a report of what another program found.</summary>
internal sealed class ReportImportHandler(Terminal terminal, Surroundings surroundings, string version)
{
    public int Execute(ReportImportOptions options)
    {
        if (options.Exchange is { } exchange && !BarCache.CanHold(exchange))
            throw new UsageException(DataChoice.NoName("--exchange", exchange));
        ForeignResult read = FreqtradeImport.Read(Bytes(options.File), options.File, options.Strategy, options.Exchange);
        string path = Path.Combine(surroundings.Resolve(options.Out), "report.json");
        WholeFile.Write(path, stream => ForeignReportWriter.Write(read, version, stream));
        foreach (ReportWarning warning in read.Warnings)
            terminal.Note($"{warning.Code}: {warning.Text}");
        if (terminal.Json)
            terminal.Out.Write(File.ReadAllText(path));
        else
            terminal.Out.WriteLine($"{read.Strategy}: {read.Result.Trades.Count:N0} trades, {Path.GetRelativePath(surroundings.WorkingDirectory, path)}");
        return ExitCode.Done;
    }

    private byte[] Bytes(string file)
    {
        try
        {
            return File.ReadAllBytes(surroundings.Resolve(file));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{file} cannot be read: {fault.Message} Name a file that another program wrote.", fault);
        }
    }
}

/// <summary>What <c>backtest report import</c> was asked to do, as typed.</summary>
/// <param name="File">What the other program wrote.</param>
/// <param name="Strategy">Which strategy; null: the only one.</param>
/// <param name="Exchange">The venue; null: what the file says.</param>
/// <param name="Out">The report's folder.</param>
internal sealed record ReportImportOptions(string File, string? Strategy, string? Exchange, string Out);
