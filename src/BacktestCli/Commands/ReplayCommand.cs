using System.CommandLine;
using BacktestCli.Handlers.Replay;

namespace BacktestCli.Commands;

/// <summary><c>backtest replay</c>.</summary>
internal sealed class ReplayCommand : ExampleCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = $"The {RunLock.FileName} beside the report of a run." };

    private readonly Option<bool> _frozen = new("--frozen")
    {
        Description = "Refuse whatever is not as it was, and name it: exit 1. Without it, differences are warnings.",
    };

    private readonly Option<string> _out = new("--out")
    {
        Description = "Folder under which the report's folder is made.",
        DefaultValueFactory = _ => "runs",
    };

    public ReplayCommand()
        : base(
            "replay",
            "Run again what a lock describes, from cached bars, files and recordings alone: no network, no model.",
            "backtest replay run.lock --frozen",
            "backtest replay run.lock --out again")
    {
        Arguments.Add(_file);
        Options.Add(_frozen);
        Options.Add(_out);
    }

    public ReplayOptions Bind(ParseResult result) => new(result.GetRequiredValue(_file), result.GetValue(_frozen), result.GetRequiredValue(_out));
}
