namespace BacktestCli.Configuration;

/// <summary>The mistakes of a configuration file, to be told all at once.</summary>
internal sealed class FileFaults
{
    private readonly List<(Place Place, string Message)> _all = [];

    /// <summary>Notes one.</summary>
    public void Add(Place place, string message) => _all.Add((place, message));

    /// <summary>Notes every key that stands there more than once.</summary>
    public void AddTwice(YamlKeys keys) => AddTwice(keys, key => key.Replace('_', '-'));

    /// <summary>Notes every key that stands there more than once.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="plain">Makes keys equal that mean the same.</param>
    public void AddTwice(YamlKeys keys, Func<string, string> plain)
    {
        foreach (IGrouping<string, YamlPair> same in keys.Pairs.GroupBy(pair => plain(pair.Key.Text)))
        {
            foreach (YamlPair pair in same.Skip(1))
                AddTwice(pair.Key);
        }
    }

    /// <summary>Notes that a key says again what is said elsewhere.</summary>
    public void AddTwice(YamlText key) => Add(key.Place, $"{key.Text} stands here a second time; keep one.");

    /// <summary>Throws where there are mistakes: each once, from the top of the file down.</summary>
    /// <exception cref="UsageException">There are some.</exception>
    public void ThrowIfAny() => UsageException.ThrowIfAny(
        _all.Distinct().OrderBy(fault => (fault.Place.Line, fault.Place.Column)).Select(fault => $"{fault.Place}: {fault.Message}"));
}
