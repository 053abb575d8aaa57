using BacktestCli.Core;

namespace BacktestCli.Configuration;

/// <summary>A <c>backtest.yaml</c> that was read and holds no mistake.</summary>
internal sealed class ConfigurationFile
{
    /// <summary>What it is called where nobody says otherwise.</summary>
    public const string DefaultName = "backtest.yaml";

    /// <summary>The key under which sources of market data are set.</summary>
    public const string Sources = "exchanges";

    private readonly List<OptionSetting> _options = [];
    private readonly List<SourceSetting> _sources = [];
    private readonly List<(Place Place, string Message)> _problems = [];
    private readonly OptionCatalog _catalog;

    private ConfigurationFile(string name, OptionCatalog catalog) => (Name, _catalog) = (name, catalog);

    /// <summary>The file, as the user named it.</summary>
    public string Name { get; }

    /// <summary>Options it sets.</summary>
    public IReadOnlyList<OptionSetting> Options => _options;

    /// <summary>What it sets about sources of market data.</summary>
    public IReadOnlyList<SourceSetting> SourceSettings => _sources;

    /// <summary>Reads one.</summary>
    /// <exception cref="UsageException">It has mistakes; names them all, with line and column.</exception>
    public static ConfigurationFile Read(string path, string name, OptionCatalog catalog)
    {
        ConfigurationFile file = new(name, catalog);
        file.Add(YamlDocument.Read(TextFile.Text(path, name), name));
        UsageException.ThrowIfAny(file._problems.OrderBy(problem => (problem.Place.Line, problem.Place.Column)).Select(problem => $"{problem.Place}: {problem.Message}"));
        return file;
    }

    /// <summary>What it says about an option of a command: the command's own section first.</summary>
    public OptionSetting? Find(string key, string command) =>
        _options.Find(setting => setting.Key == key && setting.Command == command) ?? _options.Find(setting => setting.Key == key && setting.Command is null);

    private void Add(YamlKeys keys)
    {
        Twice(keys);
        foreach ((YamlText key, YamlValue value) in keys.Pairs)
        {
            if (key.Text == Sources)
                AddSources(value);
            else if (_catalog.Commands.Contains(key.Text))
                AddSection(key, value);
            else
                AddOption(key, value, null);
        }
    }

    private void AddSection(YamlText command, YamlValue value)
    {
        if (value is not YamlKeys section)
        {
            _problems.Add((command.Place, $"{command.Text} is a command: it holds its options, as in {command.Text}: {{quiet: true}}."));
            return;
        }

        Twice(section);
        foreach ((YamlText key, YamlValue setting) in section.Pairs)
            AddOption(key, setting, command.Text);
    }

    private void AddOption(YamlText key, YamlValue value, string? command)
    {
        if (_catalog.Find(key.Text, command) is not { } known)
            _problems.Add((key.Place, _catalog.WhyNot(key.Text, command)));
        else if (OptionSetting.Read(known, value, out string problem) is not { } values)
            _problems.Add((value is YamlText { Text: "" } ? key.Place : value.Place, problem));
        else
            _options.Add(new OptionSetting(known.Key, command, values, key.Place));
    }

    private void AddSources(YamlValue value)
    {
        if (value is not YamlKeys sources)
        {
            _problems.Add((value.Place, $"{Sources} holds a list of venues and vendors, as in {Sources}: {{binance: {{base_url: http://localhost:5055}}}}."));
            return;
        }

        Twice(sources);
        foreach ((YamlText name, YamlValue settings) in sources.Pairs)
        {
            if (SourceKeys.Of(name.Text) is not { } keys)
                _problems.Add((name.Place, $"there is no venue or vendor {name.Text}; there are {string.Join(", ", SourceKeys.Sources)}.{Spelling.DidYouMean(name.Text, SourceKeys.Sources)}"));
            else if (settings is not YamlKeys pairs)
                _problems.Add((settings.Place, $"{name.Text} holds keys and values: {string.Join(", ", keys)}."));
            else
                AddSource(name.Text, pairs);
        }
    }

    private void AddSource(string source, YamlKeys settings)
    {
        Twice(settings);
        foreach ((YamlText key, YamlValue value) in settings.Pairs)
        {
            string name = key.Text.Replace('-', '_');
            if (SourceKeys.WhyNot(source, name) is { } unknown)
                _problems.Add((key.Place, unknown));
            else if (value is not YamlText { Text.Length: > 0 } text)
                _problems.Add((key.Place, $"{key.Text} has no value: give it one, or leave the line out."));
            else if (SourceKeys.Problem(name, text.Text) is { } problem)
                _problems.Add((value.Place, problem));
            else
                _sources.Add(new SourceSetting(source, name, text.Text, key.Place));
        }
    }

    private void Twice(YamlKeys keys)
    {
        foreach (IGrouping<string, YamlPair> same in keys.Pairs.GroupBy(pair => pair.Key.Text.Replace('_', '-')))
            _problems.AddRange(same.Skip(1).Select(pair => (pair.Key.Place, $"{pair.Key.Text} stands here a second time; keep one.")));
    }
}
