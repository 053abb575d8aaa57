using System.CommandLine;
using System.CommandLine.Invocation;
using BacktestCli.Core.Trading;
using BacktestCli.Data;
using BacktestCli.Handlers.Replay;
using BacktestCli.Reports;
using BacktestCli.Scripting;
using BacktestCli.Signals;
using BacktestCli.Signals.Chat;

namespace BacktestCli.Composition;

/// <summary>The door of the program: text in, exit code out. Every fault ends here as a sentence and a number.</summary>
internal sealed class CommandLine(Surroundings surroundings)
{
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        CommandTree tree = new(surroundings, arguments.Count == 0 ? "" : arguments[0]);
        ParseResult result = tree.Root.Parse(arguments);
        if (UsageErrors.EmptyWords(result).ToArray() is { Length: > 0 } empty)
            return Fail(surroundings.Error.WriteLine, ExitCode.Usage, empty);
        try
        {
            result = tree.Configure(result, arguments);
        }
        catch (UsageException fault)
        {
            return Explain(fault, tree);
        }

        if (result.Action is ParseErrorAction)
            return Fail(surroundings.Error.WriteLine, ExitCode.Usage, UsageErrors.Of(result).Select(tree.Locate));

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
            return Explain(fault, tree);
        }
    }

    private int Explain(Exception fault, CommandTree tree)
    {
        Terminal? terminal = tree.Terminal;
        Action<string> complain = terminal is null ? surroundings.Error.WriteLine : terminal.Complain;
        int exitCode = fault switch
        {
            UsageException usage => Fail(complain, ExitCode.Usage, usage.Problems.Select(tree.Locate)),
            ReplayException replay => Fail(complain, ExitCode.ExpectationFailed, replay.Differences),
            StrategyException strategy => Fail(complain, ExitCode.Usage, [strategy.Message]),
            DataException data => Fail(complain, ExitCode.Data, [data.Message]),
            LedgerException ledger => Fail(complain, ExitCode.Data, [ledger.Message]),
            ReportException report => Fail(complain, ExitCode.Data, [report.Message]),
            SignalException or ChatException => Fail(complain, ExitCode.Provider, [fault.Message]),
            Interruption interruption => Fail(complain, ExitCode.Interrupted, [interruption.Message]),
            OperationCanceledException => Fail(complain, ExitCode.Interrupted, ["interrupted; nothing half-written is kept."]),
            IOException or UnauthorizedAccessException => Fail(complain, ExitCode.Data, [Outside(fault)]),
            _ => Fail(complain, ExitCode.Bug, [$"a bug: {fault.Message} Please report it with the command line and what follows."]),
        };
        if (exitCode == ExitCode.Bug)
            complain(fault.ToString());
        else
            terminal?.Detail(fault.ToString());
        return exitCode;
    }

    private static string Outside(Exception fault) =>
        $"the disk or the pipe does not let us: {fault.Message.TrimEnd('.')}. Check where the output goes, and its space and permissions.";

    private static int Fail(Action<string> complain, int exitCode, IEnumerable<string> problems)
    {
        foreach (string problem in problems)
            complain("backtest: " + problem);
        return exitCode;
    }
}
