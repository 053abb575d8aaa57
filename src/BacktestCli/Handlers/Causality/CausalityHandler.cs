using BacktestCli.Composition;
using BacktestCli.Core.Engine.Causality;
using BacktestCli.Handlers.Run;
using BacktestCli.Scripting;

namespace BacktestCli.Handlers.Causality;

/// <summary>Runs strategies to see whether they look ahead.</summary>
internal sealed class CausalityHandler(Terminal terminal, StrategyLibrary library, RunDataFinder finder)
{
    public async Task<int> ExecuteAsync(StrategyCheckOptions options, CancellationToken cancellationToken)
    {
        UsageException.ThrowIfAny(options.Problems());
        StrategyChoice[] strategies = [.. options.Strategies.Select(name => StrategyChoice.Find(library, name, options.Parameters))];
        List<(string Name, CausalityReport Report)> checks = [];
        foreach ((string name, StrategyChoice strategy) in options.Strategies.Zip(strategies))
        {
            RunData data = (await finder.FindAsync(options.AsRun(name), strategy.Entry.Data, cancellationToken))[0];
            foreach (string note in data.Bars.Notes)
                terminal.Note(note);
            CausalityReport report = CausalityCheck.Run(
                new CausalityInput
                {
                    Source = data.Bars.Source,
                    Funding = data.Funding,
                    Create = strategy.Create,
                    Cuts = options.Cuts,
                    Seed = options.Seed,
                },
                cancellationToken);
            checks.Add((strategy.Entry.Name, report));
            if (!terminal.Json)
                CausalityText.Print(terminal.Out, strategy.Entry.Name, report, options.Tolerance);
        }

        if (terminal.Json)
            terminal.WriteJson(json => CausalityJson.Write(json, checks, options.Tolerance));
        return checks.All(check => check.Report.Passes) ? ExitCode.Done : ExitCode.ExpectationFailed;
    }
}
