using System.CommandLine;
using BacktestCli.Core;

namespace BacktestCli.Configuration;

/// <summary>Every option that a configuration can set, command by command.</summary>
internal sealed class OptionCatalog
{
    /// <summary>Options that a file cannot set, and why.</summary>
    private static readonly Dictionary<string, string> Refused = new()
    {
        ["config"] = "config names this file: set it with --config or BACKTEST_CONFIG.",
        ["base-url"] = "an address belongs to one source: write it as exchanges: {binance: {base_url: …}}.",
        ["archive-url"] = "an address belongs to one source: write it as exchanges: {binance: {archive_url: …}}.",
    };

    /// <summary>Options that are of one command line only: one that is set for every other command, such as a range's <c>from</c>, means something else here.</summary>
    private static readonly HashSet<(string Command, string Key)> TypedOnly =
        [("report import", "from"), ("report import", "strategy"), ("report import", "out"), ("strategy new", "from"), ("strategy new", "out"), ("strategy new", "force"), ("strategy new", "yes")];

    /// <param name="root">The command tree.</param>
    public OptionCatalog(RootCommand root)
    {
        IEnumerable<Option> everywhere = root.Options.Where(option => option.Recursive);
        All =
        [
            .. everywhere.Select(option => new CommandOption("", option)),
            .. Leaves(root, "").SelectMany(leaf => leaf.Command.Options.Select(option => new CommandOption(leaf.Path, option))),
        ];
        All = [.. All.Where(one => !Refused.ContainsKey(one.Key) && one.Key is not ("help" or "version") && !TypedOnly.Contains((one.Command, one.Key)))];
        Commands = [.. Leaves(root, "").Select(leaf => leaf.Path)];
    }

    /// <summary>The options.</summary>
    public IReadOnlyList<CommandOption> All { get; }

    /// <summary>Paths of the commands: <c>data download</c>.</summary>
    public IReadOnlyList<string> Commands { get; }

    /// <summary>The option of that key, of one command or of any.</summary>
    /// <param name="key">As in a file: <c>maker-fee</c> or <c>maker_fee</c>.</param>
    /// <param name="command">Path of a command; null: whichever has it.</param>
    public CommandOption? Find(string key, string? command) =>
        All.FirstOrDefault(one => one.Key == Key(key) && (command is null || one.Command.Length == 0 || one.Command == command));

    /// <summary>Why a key cannot be set.</summary>
    public string WhyNot(string key, string? command)
    {
        if (Refused.GetValueOrDefault(Key(key)) is { } refused)
            return refused;
        IEnumerable<string> keys = All.Where(one => command is null || one.Command.Length == 0 || one.Command == command).Select(one => one.Key).Distinct();
        return command is null
            ? $"there is no option {key}.{Spelling.DidYouMean(Key(key), [.. keys, .. Commands, SourceSection.Key, ProviderSection.Key, SignalKeys.Section])}"
            : $"{command} has no option {key}.{Spelling.DidYouMean(Key(key), keys)}";
    }

    private static string Key(string text) => text.Replace('_', '-');

    private static IEnumerable<(string Path, Command Command)> Leaves(Command command, string path) => command.Subcommands.SelectMany(sub =>
    {
        string name = path.Length == 0 ? sub.Name : $"{path} {sub.Name}";
        return sub.Subcommands.Count == 0 ? [(name, sub)] : Leaves(sub, name);
    });
}

/// <summary>An option of a command.</summary>
/// <param name="Command">The command's path; empty for options that every command has.</param>
/// <param name="Option">The option.</param>
internal sealed record CommandOption(string Command, Option Option)
{
    /// <summary>How a file spells it: its name without dashes in front.</summary>
    public string Key => Option.Name.TrimStart('-');
}
