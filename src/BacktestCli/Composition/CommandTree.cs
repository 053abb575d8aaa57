using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;
using BacktestCli.Commands;
using BacktestCli.Configuration;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Handlers;
using BacktestCli.Handlers.Causality;
using BacktestCli.Handlers.Download;
using BacktestCli.Handlers.NewStrategy;
using BacktestCli.Handlers.Replay;
using BacktestCli.Handlers.Run;
using BacktestCli.Handlers.Signals;
using BacktestCli.Scripting;
using BacktestCli.Signals.Chat;
using BacktestCli.Strategies.LlmPortfolio;

namespace BacktestCli.Composition;

/// <summary>Ties each command's spelling to its behaviour. A new command is one line here.</summary>
internal sealed class CommandTree
{
    /// <summary>This program's version, as <c>--version</c> prints it.</summary>
    private static readonly string Version =
        typeof(CommandTree).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>How long a source that was asked for by name may be silent before it counts as unreachable.</summary>
    private static readonly TimeSpan FirstAnswer = TimeSpan.FromSeconds(15);

    /// <summary>The command about the options of every command.</summary>
    private const string Settings = "config";

    private readonly GlobalOptions _global = new();
    private readonly bool _isWhole;
    private readonly Surroundings _surroundings;
    private Setup? _setup;
    private ParseResult? _typed;

    /// <param name="surroundings">The world around the program.</param>
    /// <param name="first">The first word typed: where it names a command, no other is made, for making them all takes longer than most of them run; null: all are.</param>
    public CommandTree(Surroundings surroundings, string? first = null)
    {
        _surroundings = surroundings;
        (string Name, Func<Command> Make)[] all =
        [
            ("run", Run), ("replay", Replay), ("data", Data), ("signals", Signals), ("strategy", Strategy), ("indicators", Indicators), ("report", Reports), (Settings, Config),
        ];
        (string Name, Func<Command> Make)[] named = first == Settings ? all : Array.FindAll(all, one => one.Name == first);
        _isWhole = named.Length != 1;
        Root = new RootCommand("Back-test crypto strategies on recorded bars: honest fills, the same bytes out for the same inputs.");
        foreach ((_, Func<Command> make) in _isWhole ? all : named)
            Root.Subcommands.Add(make());
        _global.AddTo(Root);
        HelpOption help = Root.Options.OfType<HelpOption>().Single();
        help.Action = new ExamplesHelp((HelpAction)help.Action!);
    }

    public RootCommand Root { get; }

    /// <summary>How this invocation talks; null until its command has begun.</summary>
    public Terminal? Terminal { get; private set; }

    /// <summary>Reads what is set outside the command line, and puts it where the command line is silent.</summary>
    /// <exception cref="UsageException">The configuration has mistakes.</exception>
    public ParseResult Configure(ParseResult result, IReadOnlyList<string> arguments)
    {
        bool runsCommand = result.Action is ParseErrorAction || result.Action == result.CommandResult.Command.Action;
        if (!runsCommand || result.CommandResult.Command is ConfigInitCommand)
            return result;
        _typed = result;
        _setup = Setup.Load(_surroundings, Root, _isWhole ? () => Root : () => new CommandTree(_surroundings).Root, result, _global.Configuration(result));
        IReadOnlyList<string> complete = _setup.Complete(arguments);
        return ReferenceEquals(complete, arguments) ? result : Root.Parse(complete);
    }

    /// <summary>Names the place in the configuration that a message is about, where it is about one.</summary>
    public string Locate(string message) => _setup?.Locate(message) ?? message;

    private RunCommand Run()
    {
        RunCommand run = new();
        run.SetAction((result, cancellationToken) =>
        {
            RunOptions options = run.Bind(result);
            RunDataFinder finder = FinderOf(result, options.Source, options.Offline);
            return new RunHandler(TerminalOf(result), _surroundings, Library, finder, ToolsOf(result), Version).ExecuteAsync(options, cancellationToken);
        });
        return run;
    }

    private ReplayCommand Replay()
    {
        ReplayCommand replay = new();
        replay.SetAction((result, cancellationToken) =>
        {
            RunDataFinder finder = FinderOf(result, SourceOptions.None, offline: true);
            RunHandler Held(RunOptions options, ReplayCheck check) =>
                new(TerminalOf(result), _surroundings, Library, finder, ToolsOf(result), Version) { Check = check };
            return new ReplayHandler(TerminalOf(result), _surroundings, CacheOf(result), RunCommand.Read, Held).ExecuteAsync(replay.Bind(result), cancellationToken);
        });
        return replay;
    }

    private RunDataFinder FinderOf(ParseResult result, SourceOptions source, bool offline)
    {
        BarCache cache = CacheOf(result);
        MarketData Open(string exchange, TimeSpan? firstAnswer) => MarketOf(cache, exchange, source, offline, firstAnswer);
        return new RunDataFinder(TerminalOf(result), _surroundings, cache, new Supply(TerminalOf(result), cache, Open, source.Via, _surroundings.Clock));
    }

    private Command Data()
    {
        DataDownloadCommand download = new();
        download.SetAction((result, cancellationToken) =>
        {
            DataDownloadOptions options = download.Bind(result);
            UsageException.ThrowIfAny(options.Problems(_surroundings.Clock.GetUtcNow().ToUnixTimeMilliseconds()));
            MarketData market = MarketOf(CacheOf(result), options.Exchange.ToLowerInvariant(), options.Source, options.Offline);
            return new DataDownloadHandler(TerminalOf(result), market, _surroundings.Clock).ExecuteAsync(options, cancellationToken);
        });
        DataSearchCommand search = new();
        search.SetAction((result, cancellationToken) =>
        {
            DataSearchOptions options = search.Bind(result);
            UsageException.ThrowIfAny(options.Problems());
            BarCache cache = CacheOf(result);
            MarketData market = MarketOf(cache, options.Exchange.ToLowerInvariant(), options.Source, options.Offline);
            return new DataSearchHandler(TerminalOf(result), market, cache).ExecuteAsync(options, cancellationToken);
        });
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
        return new Command("data", "Bars: download, import, look at, verify, resample, remove, export.")
        {
            download, search, import, list, show, verify, resample, remove, export,
        };
    }

    private Command Signals() => new SignalCommands(
        _surroundings, TerminalOf, ToolsOf, () => Library, (result, run) => FinderOf(result, run?.Source ?? SourceOptions.None, run?.Offline ?? true)).All();

    private Command Reports() => new ReportCommands(_surroundings, TerminalOf, CacheOf, () => Library, Version).All();

    private Command Strategy()
    {
        StrategyListCommand list = new();
        list.SetAction(result => new StrategyListHandler(TerminalOf(result), Library).Execute());
        StrategyShowCommand show = new();
        show.SetAction(result => new StrategyShowHandler(TerminalOf(result), Library).Execute(show.Bind(result)));
        StrategyCheckCommand check = new();
        check.SetAction((result, cancellationToken) =>
        {
            StrategyCheckOptions options = check.Bind(result);
            return options.Causal
                ? new CausalityHandler(TerminalOf(result), Library, FinderOf(result, SourceOptions.None, options.Offline)).ExecuteAsync(options, cancellationToken)
                : Task.FromResult(new StrategyCheckHandler(TerminalOf(result), Library).Execute(options.Strategies));
        });
        StrategyNewCommand create = new();
        create.SetAction(async (result, cancellationToken) =>
        {
            NewStrategyOptions options = create.Bind(result);
            UsageException.ThrowIfAny(options.Problems());
            using ChatModels chat = new(new Budget(options.MaxCost), _surroundings.Clock, seed: 1, line => Terminal?.Detail(line));
            return await new NewStrategyHandler(TerminalOf(result), _surroundings, () => new ModelAccess(chat, _setup!.Models.Find(options.Models)))
                .ExecuteAsync(options, cancellationToken);
        });
        return new Command("strategy", "Strategies: list, read, write, check.") { list, show, create, check };
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

    private Command Config()
    {
        ConfigShowCommand show = new();
        show.SetAction(result => new ConfigShowHandler(TerminalOf(result)).Execute(
            SettingRow.All(_setup!, _typed!, new Dictionary<string, string> { ["cache-dir"] = CacheOf(result).Root })));
        ConfigInitCommand init = new();
        init.SetAction(result => new ConfigInitHandler(TerminalOf(result), _surroundings).Execute(_global.Configuration(result) ?? ConfigurationFile.DefaultName));
        return new Command(Settings, "Configuration: what is set and where, and a file to begin with.") { show, init };
    }

    private StrategyLibrary Library => new(_surroundings.WorkingDirectory, () => typeof(LlmPortfolioStrategy).Assembly);

    private SignalTools ToolsOf(ParseResult result) => new(TerminalOf(result), _surroundings, CacheOf(result), _setup!.Models);

    private BarCache CacheOf(ParseResult result) => new(_global.CacheFolder(result, _surroundings), _surroundings.Clock, Version);

    /// <summary>The door to venues and vendors; what was typed holds for the source in use alone.</summary>
    private MarketData MarketOf(BarCache cache, string exchange, SourceOptions options, bool offline, TimeSpan? firstAnswer = null) => new(
        cache, source => _setup!.Sources.Of(source, source == (options.Via ?? exchange) ? options : null), _surroundings.Clock)
    {
        IsOffline = offline,
        Noted = line => Terminal?.Tell(line),
        FirstAnswer = firstAnswer ?? FirstAnswer,
    };

    private Terminal TerminalOf(ParseResult result) => Terminal ??= new Terminal(_surroundings, _global.Terminal(result));
}
