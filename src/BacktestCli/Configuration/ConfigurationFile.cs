namespace BacktestCli.Configuration;

/// <summary>A <c>backtest.yaml</c> that was read and holds no mistake.</summary>
internal sealed class ConfigurationFile
{
    /// <summary>What it is called where nobody says otherwise.</summary>
    public const string DefaultName = "backtest.yaml";

    private readonly List<OptionSetting> _options = [];
    private readonly SourceSection _sources;
    private readonly List<YamlText> _models = [];
    private readonly FileFaults _faults = new();
    private readonly OptionCatalog _catalog;

    private ConfigurationFile(string name, OptionCatalog catalog)
    {
        (Name, _catalog) = (name, catalog);
        _sources = new SourceSection(_faults);
        Providers = new ProviderSection(_faults);
    }

    /// <summary>The file, as the user named it.</summary>
    public string Name { get; }

    /// <summary>Options it sets.</summary>
    public IReadOnlyList<OptionSetting> Options => _options;

    /// <summary>What it sets about sources of market data.</summary>
    public IReadOnlyList<SourceSetting> SourceSettings => _sources.Settings;

    /// <summary>What it says about providers of models.</summary>
    public ProviderSection Providers { get; }

    /// <summary>Names of models, as this file lets them be written.</summary>
    public ModelNames ModelNames => new(Providers.Providers, [.. Providers.Models.Select(model => model.Name)]);

    /// <summary>Reads one.</summary>
    /// <exception cref="UsageException">It has mistakes; names them all, with line and column.</exception>
    public static ConfigurationFile Read(string path, string name, OptionCatalog catalog)
    {
        ConfigurationFile file = new(name, catalog);
        file.Add(YamlDocument.Read(TextFile.Text(path, name), name));
        file.CheckModels();
        file._faults.ThrowIfAny();
        return file;
    }

    /// <summary>What it says about an option of a command: the command's own section first.</summary>
    public OptionSetting? Find(string key, string command) =>
        _options.Find(setting => setting.Key == key && setting.Command == command) ?? _options.Find(setting => setting.Key == key && setting.Command is null);

    private void Add(YamlKeys keys)
    {
        _faults.AddTwice(keys);
        foreach ((YamlText key, YamlValue value) in keys.Pairs)
        {
            if (key.Text == SourceSection.Key)
                _sources.Add(value);
            else if (key.Text == ProviderSection.Key)
                Providers.Add(value);
            else if (key.Text == SignalKeys.Section)
                AddSignals(value);
            else if (_catalog.Commands.Contains(key.Text))
                AddSection(key, value);
            else
                AddOption(key, key.Text, value, null);
        }
    }

    private void AddSection(YamlText command, YamlValue value)
    {
        if (value is not YamlKeys section)
        {
            _faults.Add(command.Place, $"{command.Text} is a command: it holds its options, as in {command.Text}: {{quiet: true}}.");
            return;
        }

        _faults.AddTwice(section);
        foreach ((YamlText key, YamlValue setting) in section.Pairs)
            AddOption(key, key.Text, setting, command.Text);
    }

    private void AddSignals(YamlValue value)
    {
        if (value is not YamlKeys section)
        {
            _faults.Add(value.Place, $"{SignalKeys.Section} holds settings, as in {SignalKeys.Section}: {{models: [openai/gpt-4.1], store: my.jsonl}}.");
            return;
        }

        _faults.AddTwice(section);
        foreach ((YamlText key, YamlValue setting) in section.Pairs)
        {
            if (SignalKeys.OptionOf(key.Text) is { } option)
                AddOption(key, option, setting, null);
            else
                _faults.Add(key.Place, SignalKeys.WhyNot(key.Text));
        }
    }

    /// <param name="key">What sets it.</param>
    /// <param name="option">The option it sets.</param>
    /// <param name="value">To what.</param>
    /// <param name="command">For which command; null: for all.</param>
    private void AddOption(YamlText key, string option, YamlValue value, string? command)
    {
        if (_catalog.Find(option, command) is not { } known)
            _faults.Add(key.Place, _catalog.WhyNot(option, command));
        else if (OptionSetting.Read(known, option == key.Text ? known.Key : key.Text, value, out string problem) is not { } values)
            _faults.Add(value is YamlText { Text: "" } ? key.Place : value.Place, problem);
        else if (_options.Exists(setting => setting.Key == known.Key && setting.Command == command))
            _faults.AddTwice(key);
        else
            AddOption(known, new OptionSetting(known.Key, command, values, key.Place), value);
    }

    private void AddOption(CommandOption known, OptionSetting setting, YamlValue value)
    {
        _options.Add(setting);
        if (known.Key == SignalKeys.ModelOption)
            _models.AddRange(value is YamlList list ? list.Items.OfType<YamlText>() : [(YamlText)value]);
    }

    /// <summary>Checks the names of models, now that all providers are known.</summary>
    private void CheckModels()
    {
        ModelNames names = ModelNames;
        foreach ((YamlText text, string name) in _models.SelectMany(text => ModelNames.Split(text.Text).Select(name => (text, name))))
        {
            if (names.Find(name, out string problem) is null)
                _faults.Add(text.Place, $"'{name}' is no model: {problem}");
        }
    }
}
