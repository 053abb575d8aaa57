using System.CommandLine;

namespace BacktestCli.Configuration;

/// <summary>What stands where the command line is silent: the environment, then the configuration, then each option's own default.</summary>
/// <param name="variables">The environment.</param>
/// <param name="file">The configuration; null: there is none.</param>
/// <param name="catalog">Every option.</param>
internal sealed class OptionLayers(Variables variables, ConfigurationFile? file, OptionCatalog catalog)
{
    /// <summary>Options that have an environment variable.</summary>
    private static readonly Dictionary<string, string> VariableOf = new()
    {
        ["cache-dir"] = "BACKTEST_CACHE_DIR",
        ["offline"] = "BACKTEST_OFFLINE",
    };

    /// <summary>An option that is typed takes these of the configuration away, because they answer the same question otherwise.</summary>
    private static readonly Dictionary<string, string[]> Displaced = new()
    {
        ["data"] = ["exchange", "market", "symbol", "interval", "from", "to", "detail", "detail-interval"],
        ["exchange"] = ["data", "detail"],
        ["market"] = ["data", "detail"],
        ["symbol"] = ["data", "detail"],
        ["interval"] = ["data", "detail"],
        ["fee"] = ["maker-fee", "taker-fee", "fee-tiers"],
        ["maker-fee"] = ["fee", "fee-tiers"],
        ["taker-fee"] = ["fee", "fee-tiers"],
        ["no-archive"] = ["archive-url"],
    };

    /// <summary>What the layers below the command line say about the options it leaves open.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="command">Path of its command.</param>
    public IReadOnlyList<LayeredOption> Below(ParseResult result, string command)
    {
        CommandOption[] options = [.. catalog.All.Where(one => one.Command.Length == 0 || one.Command == command)];
        string[] typed = [.. options.Where(one => result.GetResult(one.Option) is { Implicit: false }).Select(one => one.Key)];
        string[] displaced = [.. typed.SelectMany(key => Displaced.GetValueOrDefault(key) ?? []), .. typed];
        return [.. options.Where(one => !displaced.Contains(one.Key)).Select(one => Find(one, command)).OfType<LayeredOption>()];
    }

    /// <summary>What the layers below the command line say about an option; null where they are silent.</summary>
    public LayeredOption? Find(CommandOption option, string command)
    {
        if (VariableOf.TryGetValue(option.Key, out string? name) && variables.Find(name) is { } variable)
            return new LayeredOption(option, [option.Option is Option<bool> ? SwitchOf(variable) : variable.Value], variable.Origin, name);
        return file?.Find(option.Key, command) is { } setting
            ? new LayeredOption(option, setting.Values, setting.Place.ToString(), setting.Place.ToString())
            : null;
    }

    private static string SwitchOf(Variable variable) =>
        Switch.Read(variable.Value) ?? throw new UsageException($"{variable.Name} is '{variable.Value}': it must be 1 or 0.");
}

/// <summary>What a layer below the command line says about an option.</summary>
/// <param name="Option">The option.</param>
/// <param name="Values">As they would be typed.</param>
/// <param name="Origin">Where it came from, for people.</param>
/// <param name="Place">What stands before a message about it: a place in a file, or a variable.</param>
internal sealed record LayeredOption(CommandOption Option, IReadOnlyList<string> Values, string Origin, string Place)
{
    /// <summary>What would be typed.</summary>
    public IEnumerable<string> Words => Values.Select(value => $"{Option.Option.Name}={value}");
}
