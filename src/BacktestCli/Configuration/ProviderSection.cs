using BacktestCli.Core;
using BacktestCli.Signals.Chat;

namespace BacktestCli.Configuration;

/// <summary>The part of a configuration that says who serves models, and on which terms.</summary>
/// <param name="faults">Takes its mistakes.</param>
internal sealed class ProviderSection(FileFaults faults)
{
    /// <summary>The key it stands under.</summary>
    public const string Key = "providers";

    private readonly List<string> _providers = [];
    private readonly List<ProviderSetting> _settings = [];
    private readonly List<ProviderModel> _models = [];

    /// <summary>What it sets; a header is named <c>headers.X-Title</c>.</summary>
    public IReadOnlyList<ProviderSetting> Settings => _settings;

    /// <summary>Providers it tells of, in order.</summary>
    public IReadOnlyList<string> Providers => _providers;

    /// <summary>Models it tells of, in order.</summary>
    public IReadOnlyList<ProviderModel> Models => _models;

    /// <summary>Reads it.</summary>
    public void Add(YamlValue value)
    {
        if (value is not YamlKeys providers)
        {
            faults.Add(value.Place, $"{Key} holds a list of providers, as in {Key}: {{holysheep: {{requests_per_minute: 300}}}}.");
            return;
        }

        faults.AddTwice(providers);
        foreach ((YamlText name, YamlValue settings) in providers.Pairs)
        {
            if (ProviderKeys.NameProblem(name.Text) is { } unfit)
                faults.Add(name.Place, unfit);
            else if (settings is not YamlKeys pairs)
                faults.Add(settings.Place, $"{name.Text} holds keys and values: {string.Join(", ", ProviderKeys.OfProvider)}.");
            else
                AddProvider(name, pairs);
        }
    }

    private void AddProvider(YamlText provider, YamlKeys settings)
    {
        _providers.Add(provider.Text);
        faults.AddTwice(settings);
        foreach ((YamlText key, YamlValue value) in settings.Pairs)
        {
            string name = Plain(key);
            if (ProviderKeys.WhyNot(provider.Text, name) is { } unknown)
                faults.Add(key.Place, unknown);
            else if (name == ProviderKeys.Models)
                AddModels(provider.Text, value);
            else if (name == ProviderKeys.Headers)
                AddHeaders(provider.Text, value);
            else
                AddSetting(provider.Text, null, key, value);
        }

        if (KnownProvider.Find(provider.Text) is null && settings.Pairs.All(pair => Plain(pair.Key) != ProviderKeys.BaseUrl))
        {
            faults.Add(
                provider.Place,
                $"{provider.Text} has no {ProviderKeys.BaseUrl}, and is none of those whose address is known: "
                + $"{string.Join(", ", KnownProvider.Names)}." + Spelling.DidYouMean(provider.Text, KnownProvider.Names));
        }
    }

    private void AddHeaders(string provider, YamlValue value)
    {
        if (value is not YamlKeys headers)
        {
            faults.Add(value.Place, $"{ProviderKeys.Headers} holds names and values, as in {ProviderKeys.Headers}: {{X-Title: backtest}}.");
            return;
        }

        faults.AddTwice(headers, name => name.ToLowerInvariant());
        foreach ((YamlText name, YamlValue text) in headers.Pairs)
        {
            if (HeaderRules.Problem(name.Text, (text as YamlText)?.Text ?? "") is { } problem)
                faults.Add(name.Place, problem);
            else if (Filled(name, text) is { } filled)
                _settings.Add(new ProviderSetting(provider, null, $"{ProviderKeys.Headers}.{name.Text}", filled.Text, name.Place));
        }
    }

    private void AddModels(string provider, YamlValue value)
    {
        if (value is not YamlKeys models)
        {
            faults.Add(value.Place, ProviderKeys.ModelsForm);
            return;
        }

        faults.AddTwice(models, name => name);
        foreach ((YamlText model, YamlValue known) in models.Pairs)
        {
            if (known is YamlKeys pairs)
                AddModel(provider, model, pairs);
            else
                faults.Add(model.Place, $"{model.Text} holds keys and values: {KnownKeys}; {{}} where nothing is known of it.");
        }
    }

    private void AddModel(string provider, YamlText model, YamlKeys known)
    {
        _models.Add(new ProviderModel(new ModelName(provider, model.Text), model.Place));
        faults.AddTwice(known);
        foreach ((YamlText key, YamlValue value) in known.Pairs)
        {
            if (ProviderKeys.WhyNoModelHas(model.Text, Plain(key)) is { } unknown)
                faults.Add(key.Place, unknown);
            else
                AddSetting(provider, model.Text, key, value);
        }

        if (ProviderKeys.PriceProblem(model.Text, known.Pairs.Select(pair => Plain(pair.Key))) is { } problem)
            faults.Add(model.Place, problem);
    }

    private void AddSetting(string provider, string? model, YamlText key, YamlValue value)
    {
        if (Filled(key, value) is not { } text)
            return;
        if (ProviderKeys.Problem(Plain(key), text.Text) is { } problem)
            faults.Add(value.Place, problem);
        else
            _settings.Add(new ProviderSetting(provider, model, Plain(key), text.Text, key.Place));
    }

    private YamlText? Filled(YamlText key, YamlValue value)
    {
        if (value is YamlText { Text.Length: > 0 } text)
            return text;
        string problem = value is YamlText ? "has no value: give it one, or leave the line out." : "takes one value.";
        faults.Add(key.Place, $"{key.Text} {problem}");
        return null;
    }

    private static string KnownKeys => string.Join(", ", ProviderKeys.OfModel);

    private static string Plain(YamlText key) => key.Text.Replace('-', '_');
}
