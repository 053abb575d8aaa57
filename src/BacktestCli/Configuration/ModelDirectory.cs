using BacktestCli.Signals.Chat;

namespace BacktestCli.Configuration;

/// <summary>
/// Models by name: who serves each, where, on which terms and at which price. The environment stands before the file, and the file before
/// what is built in.
/// </summary>
/// <param name="variables">The environment.</param>
/// <param name="file">The configuration; null: there is none.</param>
internal sealed class ModelDirectory(Variables variables, ConfigurationFile? file)
{
    private readonly ModelNames _names = file?.ModelNames ?? new ModelNames([], []);

    /// <summary>Providers that can be named: those whose address is known, then those of the file.</summary>
    public IReadOnlyList<string> Providers => _names.Providers;

    /// <summary>
    /// The models of a run, in order: the first answers, the rest stand by. A key that is not set is no fault: replaying needs none.
    /// </summary>
    /// <param name="names">As typed with <c>--model</c>, or as the layers below it say.</param>
    /// <exception cref="UsageException">None is named, or a name or a setting of its provider makes no sense.</exception>
    public IReadOnlyList<ModelSettings> Find(IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            throw new UsageException(NoModel());
        List<string> problems = [];
        List<ModelName> models = [];
        foreach (string name in names)
        {
            if (_names.Find(name, out string problem) is { } model)
                models.Add(model);
            else
                problems.Add($"--model is '{name}': {problem}");
        }

        problems.AddRange(models.GroupBy(model => model).Where(same => same.Count() > 1)
            .Select(same => $"--model names {same.Key} more than once: a model cannot stand by for itself."));
        UsageException.ThrowIfAny(problems);
        var providers = models.Select(model => model.Provider).Distinct().ToDictionary(name => name, Provider);
        return [.. models.Select(model => Model(model, providers[model.Provider]))];
    }

    /// <summary>Where a provider is, and who says so.</summary>
    /// <exception cref="UsageException">An address in the environment is none.</exception>
    public (string Value, string Origin) Address(string provider)
    {
        KnownProvider? known = KnownProvider.Find(provider);
        string?[] names = [ProviderKeys.AddressVariableOf(provider), known?.AddressVariable];
        if (variables.FindAny(names.OfType<string>()) is { } variable)
        {
            return SourceKeys.AddressProblem(variable.Name, variable.Value, ProviderKeys.AddressExample) is { } problem
                ? throw new UsageException(problem)
                : (variable.Value, variable.Origin);
        }

        return Setting(provider, null, ProviderKeys.BaseUrl) is { } kept
            ? (kept.Value, kept.Place.ToString())
            : (known!.Address, SettingRow.Default);
    }

    /// <summary>The environment variable of a provider's key, and who says so; null where it asks for none.</summary>
    public (string Name, string Origin)? KeyVariable(string provider)
    {
        if (Setting(provider, null, ProviderKeys.KeyVariable) is { } kept)
            return (kept.Value, kept.Place.ToString());
        return KnownProvider.Find(provider)?.KeyVariable is { } usual ? (usual, SettingRow.Default) : null;
    }

    private ProviderSettings Provider(string name)
    {
        (string address, string origin) = Address(name);
        string? keyVariable = KeyVariable(name)?.Name;
        ProviderSettings usual = new() { Name = name, BaseUrl = new Uri(address.TrimEnd('/')) };
        Variable? key = keyVariable is null ? null : variables.FindKey(keyVariable);
        if (key is not null && !NetworkAddress.HidesKeys(usual.BaseUrl))
        {
            throw new UsageException($"{name} is at {address} ({origin}), and its key would travel there for everyone to read: "
                + $"use an https address, or unset {keyVariable}.");
        }

        return usual with
        {
            Key = key is null ? null : new Secret(key.Value),
            KeyVariable = keyVariable,
            Organization = Setting(name, null, ProviderKeys.Organization)?.Value,
            Headers = HeadersOf(name),
            RequestsPerMinute = Whole(name, null, ProviderKeys.RequestsPerMinute),
            TokensPerMinute = Whole(name, null, ProviderKeys.TokensPerMinute),
            Timeout = Setting(name, null, ProviderKeys.Timeout) is { } timeout ? SettingText.Duration(timeout.Value)!.Value : usual.Timeout,
            Retries = Whole(name, null, ProviderKeys.Retries) ?? usual.Retries,
        };
    }

    private ModelSettings Model(ModelName name, ProviderSettings provider)
    {
        ModelSettings usual = new() { Name = name, Provider = provider };
        decimal? free = KnownProvider.Find(provider.Name) is { IsLocal: true } && provider.BaseUrl.IsLoopback ? 0 : null;
        return usual with
        {
            InputUsdPerMillionTokens = Price(name, ProviderKeys.InputPrice) ?? free,
            OutputUsdPerMillionTokens = Price(name, ProviderKeys.OutputPrice) ?? free,
            KnowledgeCutoff = Setting(name.Provider, name.Model, ProviderKeys.Cutoff) is { } date ? SettingText.Date(date.Value) : null,
            ContextTokens = Whole(name.Provider, name.Model, ProviderKeys.ContextTokens) ?? usual.ContextTokens,
        };
    }

    private Dictionary<string, string> HeadersOf(string provider) => (file?.Providers.Settings ?? [])
        .Where(setting => setting.Provider == provider && setting.Header is not null)
        .ToDictionary(setting => setting.Header!, setting => setting.Value);

    private decimal? Price(ModelName model, string key) =>
        Setting(model.Provider, model.Model, key) is { } price ? SettingText.Amount(price.Value) : null;

    private int? Whole(string provider, string? model, string key) =>
        Setting(provider, model, key) is { } number ? SettingText.Whole(number.Value) : null;

    private ProviderSetting? Setting(string provider, string? model, string key) => file?.Providers.Settings
        .FirstOrDefault(setting => setting.Provider == provider && setting.Model == model && setting.Name == key);

    private string NoModel() =>
        "no model is named: give one with --model, as in --model openai/gpt-4.1 (repeatable: the first answers, the rest stand by), list "
        + $"them in {ConfigurationFile.DefaultName} as {SignalKeys.NameOf(SignalKeys.ModelOption)}, or set {OptionLayers.DefaultModel}."
        + (variables.Find(OptionLayers.FallbackModel) is null
            ? ""
            : $" {OptionLayers.FallbackModel} alone says who stands by, and not who answers.");
}
