using System.CommandLine;
using System.CommandLine.Help;
using System.Reflection;
using BacktestCli.Commands;
using BacktestCli.Data.Cache;
using BacktestCli.Handlers;
using BacktestCli.Scripting;

namespace BacktestCli.Composition;

/// <summary>Ties each command's spelling to its behaviour. A new command is one line here.</summary>
internal sealed class CommandTree
{
    /// <summary>This program's version, as <c>--version</c> prints it.</summary>
    private static readonly string Version =
        typeof(CommandTree).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private readonly GlobalOptions _global = new();
    private readonly Surroundings _surroundings;

    public CommandTree(Surroundings surroundings)
    {
        _surroundings = surroundings;
        Root = new RootCommand("Back-test crypto strategies on recorded bars: honest fills, the same bytes out for the same inputs.")
        {
            Run(),
            Data(),
            Strategy(),
            Indicators(),
            Report(),
        };
        _global.AddTo(Root);
        HelpOption help = Root.Options.OfType<HelpOption>().Single();
        help.Action = new ExamplesHelp((HelpAction)help.Action!);
    }

    public RootCommand Root { get; }

    /// <summary>How this invocation talks; null until its command has begun.</summary>
    public Terminal? Terminal { get; private set; }

    private RunCommand Run()
    {
        RunCommand run = new();
        run.SetAction((result, cancellationToken) => Task.FromResult(
            new RunHandler(TerminalOf(result), _surroundings, Library, CacheOf(result), Version).Execute(run.Bind(result), cancellationToken)));
        return run;
    }

    private Command Data()
    {
        DataImportCommand import = new();
        import.SetAction((result, cancellationToken) => Task.FromResult(
            new DataImportHandler(TerminalOf(result), _surroundings, CacheOf(result)).Execute(import.Bind(result), cancellationToken)));
        DataListCommand list = new();
        list.SetAction(result => new DataListHandler(TerminalOf(result), CacheOf(result)).Execute(list.Bind(result)));
        DataShowCommand show = new();
        show.SetAction((result, cancellationToken) => Task.FromResult(
            new DataShowHandler(TerminalOf(result), _surroundings, CacheOf(result)).Execute(show.Bind(result), cancellationToken)));
        DataVerifyCommand verify = new();
        verify.SetAction((result, cancellationToken) => Task.FromResult(
            new DataVerifyHandler(TerminalOf(result), CacheOf(result)).Execute(cancellationToken)));
        DataResampleCommand resample = new();
        resample.SetAction((result, cancellationToken) => Task.FromResult(
            new DataResampleHandler(TerminalOf(result), CacheOf(result)).Execute(resample.Bind(result), cancellationToken)));
        DataRemoveCommand remove = new();
        remove.SetAction((result, cancellationToken) => Task.FromResult(
            new DataRemoveHandler(TerminalOf(result), CacheOf(result)).Execute(remove.Bind(result), cancellationToken)));
        DataExportCommand export = new();
        export.SetAction((result, cancellationToken) => Task.FromResult(
            new DataExportHandler(TerminalOf(result), _surroundings, CacheOf(result)).Execute(export.Bind(result), cancellationToken)));
        return new Command("data", "Bars: import, look at, verify, resample, remove, export.") { import, list, show, verify, resample, remove, export };
    }

    private Command Strategy()
    {
        StrategyListCommand list = new();
        list.SetAction(result => new StrategyListHandler(TerminalOf(result), Library).Execute());
        StrategyShowCommand show = new();
        show.SetAction(result => new StrategyShowHandler(TerminalOf(result), Library).Execute(show.Bind(result)));
        StrategyCheckCommand check = new();
        check.SetAction(result => new StrategyCheckHandler(TerminalOf(result), Library).Execute(check.Bind(result)));
        return new Command("strategy", "Strategies: list, read, check.") { list, show, check };
    }

    private Command Indicators()
    {
        IndicatorsListCommand list = new();
        list.SetAction(result => new IndicatorsListHandler(TerminalOf(result)).Execute());
        IndicatorsComputeCommand compute = new();
        compute.SetAction((result, cancellationToken) => Task.FromResult(
            new IndicatorsComputeHandler(TerminalOf(result), _surroundings, CacheOf(result)).Execute(compute.Bind(result), cancellationToken)));
        return new Command("indicators", "Indicators: list them, compute their values.") { list, compute };
    }

    private Command Report()
    {
        ReportSchemaCommand schema = new();
        schema.SetAction(result => new ReportSchemaHandler(TerminalOf(result)).Execute());
        return new Command("report", "Reports: what a run found.") { schema };
    }

    private StrategyLibrary Library => new(_surroundings.WorkingDirectory);

    private BarCache CacheOf(ParseResult result) => new(_global.CacheFolder(result, _surroundings), _surroundings.Clock, Version);

    private Terminal TerminalOf(ParseResult result) => Terminal ??= new Terminal(_surroundings, _global.Terminal(result));
}
