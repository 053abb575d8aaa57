using BacktestCli.Core;
using BacktestCli.Scripting.Declarative.Yaml;

namespace BacktestCli.Scripting.Declarative.Sections;

/// <summary>Some keys that belong together: which there may be, and what each holds.</summary>
internal sealed class Section
{
    private readonly YamlMapping _mapping;
    private readonly string _title;
    private readonly ProblemList _problems;

    /// <summary>Looks through the keys and reports those that mean nothing.</summary>
    /// <param name="mapping">The keys and values.</param>
    /// <param name="title">What they describe, at the head of a message: <c>data</c>.</param>
    /// <param name="keys">The keys there may be.</param>
    /// <param name="problems">Where mistakes go.</param>
    public Section(YamlMapping mapping, string title, IReadOnlyList<string> keys, ProblemList problems)
    {
        (_mapping, _title, _problems) = (mapping, title, problems);
        foreach (YamlScalar key in mapping.Pairs.Select(pair => pair.Key))
        {
            if (!keys.Contains(key.Value))
                Report(key, $"{title} has no key {key.Value}; it has {string.Join(", ", keys)}.{Spelling.DidYouMean(key.Value, keys)}");
        }
    }

    /// <summary>What stands at a key; null where the key is absent.</summary>
    public YamlNode? Find(string key) => _mapping.Pairs.FirstOrDefault(pair => pair.Key.Value == key)?.Value;

    /// <summary>The text at a key; null where the key is absent, and where it holds something else or nothing, which is reported.</summary>
    public YamlScalar? Text(string key)
    {
        if (Find(key) is not { } node)
            return null;
        if (node is not YamlScalar scalar)
            Report(node, $"{key} takes a single value.");
        else if (scalar.Value.Length == 0)
            Report(node, $"{key} is empty.");
        else
            return scalar;
        return null;
    }

    /// <summary>The text at a key that has to be there.</summary>
    /// <param name="key">The key.</param>
    /// <param name="example">How it could be written.</param>
    public YamlScalar? Require(string key, string example)
    {
        if (Find(key) is null)
            _problems.Add(_mapping.Line, _mapping.Column, $"{_title} needs {key}, as in `{key}: {example}`.");
        return Text(key);
    }

    /// <summary>The keys and values at a key; null where it is absent, and where it holds something else, which is reported.</summary>
    /// <param name="key">The key.</param>
    /// <param name="example">What could stand under it.</param>
    public YamlMapping? Keys(string key, string example)
    {
        if (Find(key) is not { } node)
            return null;
        if (node is YamlMapping mapping)
            return mapping;
        Report(node, $"{key} takes keys and values, as in `{example}`.");
        return null;
    }

    private void Report(YamlNode at, string message) => _problems.Add(at.Line, at.Column, message);
}
