using BacktestCli.Data.Export;

namespace BacktestCli.Handlers;

/// <summary>What <c>backtest data export</c> was asked to do, as typed.</summary>
/// <param name="Choice">Which bars.</param>
/// <param name="Out">The file to write.</param>
/// <param name="Format">In which form; null where neither an option nor the file's ending says.</param>
internal sealed record DataExportOptions(DataChoice Choice, string Out, ExportFormat? Format)
{
    /// <summary>Every rule these options break.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (string problem in Choice.Problems())
            yield return problem;
        if (!Choice.NamesCache && Choice.File is null)
            yield return "no bars are named: give --data FILE, --data sample, or --symbol and --interval of the cache.";
        if (Format is null)
            yield return $"--out is '{Out}': its ending must be one of {string.Join(' ', BarExport.KnownEndings)}, or --format "
                + "must say the form.";
    }
}
