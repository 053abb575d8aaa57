using System.CommandLine;
using System.CommandLine.Help;
using BacktestCli.Commands;
using BacktestCli.Handlers;

namespace BacktestCli.Composition;

/// <summary>Ties each command's spelling to its behaviour. A new command is one line here.</summary>
internal sealed class CommandTree
{
    private readonly GlobalOptions _global = new();
    private readonly Surroundings _surroundings;

    public CommandTree(Surroundings surroundings)
    {
        _surroundings = surroundings;
        Root = new RootCommand("Back-test crypto strategies on recorded bars: honest fills, the same bytes out for the same inputs.")
        {
            Report(),
        };
        _global.AddTo(Root);
        HelpOption help = Root.Options.OfType<HelpOption>().Single();
        help.Action = new ExamplesHelp((HelpAction)help.Action!);
    }

    public RootCommand Root { get; }

    /// <summary>True where the user asked for every detail.</summary>
    public bool IsVerbose(ParseResult result) => _global.Terminal(result).Verbose;

    private Command Report()
    {
        ReportSchemaCommand schema = new();
        schema.SetAction(result => new ReportSchemaHandler(TerminalOf(result)).Execute());
        return new Command("report", "Reports: what a run found.") { schema };
    }

    private Terminal TerminalOf(ParseResult result) => new(_surroundings, _global.Terminal(result));
}
