using System.CommandLine;
using System.CommandLine.Invocation;
using BacktestCli.Core.Trading;
using BacktestCli.Data;
using BacktestCli.Reports;
using BacktestCli.Scripting;

namespace BacktestCli.Composition;

/// <summary>The door of the program: text in, exit code out. Every fault ends here as a sentence and a number.</summary>
internal sealed class CommandLine(Surroundings surroundings)
{
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        CommandTree tree = new(surroundings);
        ParseResult result = tree.Root.Parse(arguments);
        if (result.Action is ParseErrorAction)
            return Fail(ExitCode.Usage, UsageErrors.Of(result));
        if (UsageErrors.EmptyWords(result).ToArray() is { Length: > 0 } empty)
            return Fail(ExitCode.Usage, empty);

        InvocationConfiguration invocation = new()
        {
            Output = surroundings.Out,
            Error = surroundings.Error,
            EnableDefaultExceptionHandler = false,
        };
        try
        {
            return await result.InvokeAsync(invocation, cancellationToken);
        }
        catch (Exception fault)
        {
            return Explain(fault, tree.IsVerbose(result));
        }
    }

    private int Explain(Exception fault, bool verbose)
    {
        int exitCode = fault switch
        {
            UsageException usage => Fail(ExitCode.Usage, usage.Problems),
            StrategyException strategy => Fail(ExitCode.Usage, [strategy.Message]),
            DataException data => Fail(ExitCode.Data, [data.Message]),
            LedgerException ledger => Fail(ExitCode.Data, [ledger.Message]),
            ReportException report => Fail(ExitCode.Data, [report.Message]),
            OperationCanceledException => Fail(ExitCode.Interrupted, ["interrupted; nothing half-written is kept."]),
            IOException or UnauthorizedAccessException =>
                Fail(ExitCode.Data, [$"the disk or the pipe does not let us: {fault.Message.TrimEnd('.')}. Check where the output goes, and its space and permissions."]),
            _ => Fail(ExitCode.Bug, [$"a bug: {fault.Message} Please report it with the command line and what follows."]),
        };
        if (verbose || exitCode == ExitCode.Bug)
            surroundings.Error.WriteLine(fault);
        return exitCode;
    }

    private int Fail(int exitCode, IEnumerable<string> problems)
    {
        foreach (string problem in problems)
            surroundings.Error.WriteLine("backtest: " + problem);
        return exitCode;
    }
}
