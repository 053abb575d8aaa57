using System.CommandLine;
using BacktestCli.Commands;
using BacktestCli.Handlers;
using BacktestCli.Handlers.Run;
using BacktestCli.Handlers.Signals;
using BacktestCli.Scripting;

namespace BacktestCli.Composition;

/// <summary>Ties the commands about signals to their behaviour.</summary>
/// <param name="surroundings">The world around the program.</param>
/// <param name="terminal">How to talk.</param>
/// <param name="tools">What it takes to have questions answered.</param>
/// <param name="library">Finds strategies.</param>
/// <param name="finder">Finds what a run reads.</param>
internal sealed class SignalCommands(
    Surroundings surroundings,
    Func<ParseResult, Terminal> terminal,
    Func<ParseResult, SignalTools> tools,
    Func<StrategyLibrary> library,
    Func<ParseResult, RunOptions?, RunDataFinder> finder)
{
    public Command All()
    {
        SignalsEstimateCommand estimate = new();
        estimate.SetAction((result, cancellationToken) =>
        {
            RunOptions options = estimate.Bind(result);
            return new SignalsEstimateHandler(tools(result), library(), finder(result, options)).ExecuteAsync(options, cancellationToken);
        });
        SignalsGenerateCommand generate = new();
        generate.SetAction((result, cancellationToken) =>
        {
            RunOptions options = generate.Bind(result);
            return new SignalsGenerateHandler(tools(result), library(), finder(result, options)).ExecuteAsync(options, cancellationToken);
        });
        SignalsShowCommand show = new();
        show.SetAction(result =>
        {
            (string file, string? key) = show.Bind(result);
            return new SignalsShowHandler(terminal(result), surroundings).Execute(file, key);
        });
        SignalsVerifyCommand verify = new();
        verify.SetAction((result, cancellationToken) =>
        {
            (string file, RunOptions? run) = verify.Bind(result);
            return new SignalsVerifyHandler(tools(result), library(), finder(result, run)).ExecuteAsync(file, run, cancellationToken);
        });
        SignalsRepairCommand repair = new();
        repair.SetAction(result =>
        {
            (string file, string? contract) = repair.Bind(result);
            return new SignalsRepairHandler(terminal(result), surroundings).Execute(file, contract);
        });
        return new Command("signals", "Signals of language models: what they would take, ask, read, verify, repair.") { estimate, generate, show, verify, repair };
    }
}
