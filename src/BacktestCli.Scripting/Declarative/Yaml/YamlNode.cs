using BacktestCli.Scripting.Declarative.Expressions;

namespace BacktestCli.Scripting.Declarative.Yaml;

/// <summary>A value of a YAML file, and where it stands.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
internal abstract record YamlNode(int Line, int Column);

/// <summary>A text, number, date or expression: YAML's own types are not used, each key says what it takes.</summary>
internal sealed record YamlScalar(int Line, int Column, SourceText Source) : YamlNode(Line, Column)
{
    public string Value => Source.Text;

    /// <summary>False where it is quoted or a block.</summary>
    public bool IsPlain { get; init; } = true;
}

/// <summary>Keys and values, in order; every key once.</summary>
internal sealed record YamlMapping(int Line, int Column, IReadOnlyList<YamlPair> Pairs) : YamlNode(Line, Column);

/// <summary>One key and its value.</summary>
internal sealed record YamlPair(YamlScalar Key, YamlNode Value);

/// <summary>A list, or something else that few keys of a strategy file take.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Texts">What it lists, in order; null where it lists other things than texts.</param>
internal sealed record YamlList(int Line, int Column, IReadOnlyList<YamlScalar>? Texts) : YamlNode(Line, Column);
