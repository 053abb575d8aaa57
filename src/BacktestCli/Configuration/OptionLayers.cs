using System.CommandLine;

namespace BacktestCli.Configuration;

/// <summary>What stands where the command line is silent: the environment, then the configuration, then each option's own default.</summary>
/// <param name="variables">The environment.</param>
/// <param name="file">The configuration; null: there is none.</param>
/// <param name="catalog">Every option.</param>
internal sealed class OptionLayers(Variables variables, ConfigurationFile? file, OptionCatalog catalog)
{
    /// <summary>The environment variable that names the model that answers.</summary>
    public const string DefaultModel = "DEFAULT_MODEL";

    /// <summary>The environment variable that names the models that stand by.</summary>
    public const string FallbackModel = "FALLBACK_MODEL";

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
        if (option.Key == SignalKeys.ModelOption)
            return Models(option, OfFile(option, command));
        if (VariableOf.TryGetValue(option.Key, out string? name) && variables.Find(name) is { } variable)
            return new LayeredOption(option, [option.Option is Option<bool> ? SwitchOf(variable) : variable.Value], variable.Origin, name);
        return OfFile(option, command);
    }

    /// <summary>
    /// DEFAULT_MODEL stands in place of the first model of the file, and FALLBACK_MODEL in place of the rest; alone it names nobody who answers.
    /// </summary>
    private LayeredOption? Models(CommandOption option, LayeredOption? kept)
    {
        ModelNames names = file?.ModelNames ?? new ModelNames([], []);
        string[] listed = [.. (kept?.Values ?? []).SelectMany(ModelNames.Split).Select(names.Whole)];
        Variable? first = Naming(DefaultModel);
        Variable? rest = Naming(FallbackModel);
        if ((first is null && rest is null) || (first is null && listed.Length == 0))
            return kept;
        string answering = first is null ? listed[0] : names.Whole(first.Value.Trim());
        IEnumerable<string> standingBy = rest is null ? listed.Skip(1) : ModelNames.Split(rest.Value).Select(names.Whole);
        string[] values = [answering, .. standingBy.Where(name => name != answering)];
        (string? Origin, string? Place)[] sources =
        [
            first is null ? (kept!.Origin, kept.Place) : (first.Origin, first.Name),
            values.Length == 1 ? default : rest is null ? (kept!.Origin, kept.Place) : (rest.Origin, rest.Name),
        ];
        return new LayeredOption(
            option,
            values,
            string.Join("; ", sources.Select(source => source.Origin).OfType<string>()),
            string.Join(", ", sources.Select(source => source.Place).OfType<string>()));
    }

    /// <summary>A variable that names a model; null where it is absent or blank.</summary>
    private Variable? Naming(string name) =>
        variables.Find(name) is { } variable && ModelNames.Split(variable.Value).Length > 0 ? variable : null;

    private LayeredOption? OfFile(CommandOption option, string command) =>
        file?.Find(option.Key, command) is { } setting
            ? new LayeredOption(option, setting.Values, setting.Place.ToString(), setting.Place.ToString())
            : null;

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
