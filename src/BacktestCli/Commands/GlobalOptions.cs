using System.CommandLine;
using BacktestCli.Composition;

namespace BacktestCli.Commands;

/// <summary>Options that every command understands.</summary>
internal sealed class GlobalOptions
{
    private readonly Option<string?> _config = new("--config")
    {
        Description = "Configuration (default: BACKTEST_CONFIG, else the nearest backtest.yaml from this folder upwards).",
        HelpName = "FILE",
        Recursive = true,
    };

    private readonly Option<string?> _cacheDir = new("--cache-dir")
    {
        Description = "Folder of the bar cache (default: BACKTEST_CACHE_DIR, else the XDG cache folder).",
        HelpName = "DIR",
        Recursive = true,
    };

    private readonly Option<bool> _json = new("--json") { Description = "One JSON document on stdout, and nothing else.", Recursive = true };

    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "No notes on stderr.", Recursive = true };

    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Every detail on stderr; stack traces with errors.", Recursive = true };

    private readonly Option<bool> _noColor = new("--no-color") { Description = "No colour (also NO_COLOR).", Recursive = true };

    private readonly Option<string?> _logFile = new("--log-file") { Description = "Keeps notes, details and errors in a file too.", HelpName = "FILE", Recursive = true };

    public void AddTo(Command root)
    {
        foreach (Option option in new Option[] { _config, _cacheDir, _json, _quiet, _verbose, _noColor, _logFile })
            root.Options.Add(option);
    }

    public TerminalOptions Terminal(ParseResult result) =>
        new(result.GetValue(_json), result.GetValue(_quiet), result.GetValue(_verbose), result.GetValue(_noColor), result.GetValue(_logFile));

    /// <summary>The configuration that was named; null: none was.</summary>
    public string? Configuration(ParseResult result) => result.GetValue(_config);

    /// <summary>The cache folder as an absolute path.</summary>
    public string CacheFolder(ParseResult result, Surroundings surroundings)
    {
        if (result.GetValue(_cacheDir) is { } given)
            return surroundings.Resolve(given);
        if (surroundings.Environment.GetValueOrDefault("XDG_CACHE_HOME") is { Length: > 0 } xdg)
            return Path.Combine(surroundings.Resolve(xdg), "backtest");
        string home = surroundings.Environment.GetValueOrDefault("HOME") is { Length: > 0 } userHome
            ? userHome
            : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return Path.Combine(surroundings.Resolve(home), ".cache", "backtest");
    }
}
