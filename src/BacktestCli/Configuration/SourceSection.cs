using BacktestCli.Core;

namespace BacktestCli.Configuration;

/// <summary>The part of a configuration that says where market data come from.</summary>
/// <param name="faults">Takes its mistakes.</param>
internal sealed class SourceSection(FileFaults faults)
{
    /// <summary>The key it stands under.</summary>
    public const string Key = "exchanges";

    private readonly List<SourceSetting> _settings = [];

    /// <summary>What it sets.</summary>
    public IReadOnlyList<SourceSetting> Settings => _settings;

    /// <summary>Reads it.</summary>
    public void Add(YamlValue value)
    {
        if (value is not YamlKeys sources)
        {
            faults.Add(value.Place, $"{Key} holds a list of venues and vendors, as in {Key}: {{binance: {{base_url: http://localhost:5055}}}}.");
            return;
        }

        faults.AddTwice(sources);
        foreach ((YamlText name, YamlValue settings) in sources.Pairs)
        {
            if (SourceKeys.Of(name.Text) is not { } keys)
                faults.Add(name.Place, NoSource(name.Text));
            else if (settings is not YamlKeys pairs)
                faults.Add(settings.Place, $"{name.Text} holds keys and values: {string.Join(", ", keys)}.");
            else
                AddSource(name.Text, pairs);
        }
    }

    private static string NoSource(string name) =>
        $"there is no venue or vendor {name}; there are {string.Join(", ", SourceKeys.Sources)}.{Spelling.DidYouMean(name, SourceKeys.Sources)}";

    private void AddSource(string source, YamlKeys settings)
    {
        faults.AddTwice(settings);
        foreach ((YamlText key, YamlValue value) in settings.Pairs)
        {
            string name = key.Text.Replace('-', '_');
            if (SourceKeys.WhyNot(source, name) is { } unknown)
                faults.Add(key.Place, unknown);
            else if (value is not YamlText { Text.Length: > 0 } text)
                faults.Add(key.Place, $"{key.Text} has no value: give it one, or leave the line out.");
            else if (SourceKeys.Problem(name, text.Text) is { } problem)
                faults.Add(value.Place, problem);
            else
                _settings.Add(new SourceSetting(source, name, text.Text, key.Place));
        }
    }
}
