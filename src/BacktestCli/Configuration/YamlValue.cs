namespace BacktestCli.Configuration;

/// <summary>A value of a configuration file, and where it stands.</summary>
/// <param name="Place">Where.</param>
internal abstract record YamlValue(Place Place);

/// <summary>A text, number, date or switch: what it is to be, the option it sets knows.</summary>
internal sealed record YamlText(Place Place, string Text) : YamlValue(Place);

/// <summary>A list.</summary>
internal sealed record YamlList(Place Place, IReadOnlyList<YamlValue> Items) : YamlValue(Place);

/// <summary>Keys and their values, in order.</summary>
internal sealed record YamlKeys(Place Place, IReadOnlyList<YamlPair> Pairs) : YamlValue(Place);

/// <summary>One key and its value.</summary>
internal sealed record YamlPair(YamlText Key, YamlValue Value);
