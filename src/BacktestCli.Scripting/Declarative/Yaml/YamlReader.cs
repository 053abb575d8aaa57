using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace BacktestCli.Scripting.Declarative.Yaml;

/// <summary>
/// Reads the part of YAML that strategy files use: nested keys and plain values. Anchors, aliases and tags are refused, so a file cannot
/// grow as it is read. It reads the scanner's tokens, because the library's parser compiles regular expressions for the very features that
/// are refused here, which took a cold process 11 ms, as long as all else about reading a strategy.
/// </summary>
internal sealed class YamlReader
{
    private const int DeepestNesting = 8;

    private readonly ProblemList _problems;
    private readonly YamlTokens _tokens;
    private int _depth;

    private YamlReader(string text, ProblemList problems)
    {
        _problems = problems;
        _tokens = new YamlTokens(text);
    }

    /// <summary>The keys of the file; null where it has none or is not YAML, which is reported.</summary>
    public static YamlMapping? Read(string text, ProblemList problems)
    {
        try
        {
            return new YamlReader(text, problems).ReadDocument();
        }
        catch (YamlException fault)
        {
            problems.Add((int)fault.Start.Line, (int)fault.Start.Column, YamlFault.Explain(fault, text));
            return null;
        }
    }

    private YamlMapping? ReadDocument()
    {
        _tokens.TrySkip<StreamStart>();
        _tokens.TrySkip<DocumentStart>();
        if (_tokens.Current is StreamEnd)
        {
            _problems.Add(1, 1, "the file is empty: a strategy needs name, description, entry and size.");
            return null;
        }

        YamlNode node = ReadNode(_tokens.Current.Start);
        if (_tokens.Current is DocumentStart second)
            Report(second.Start, "a second document starts here: a file holds one strategy.");
        else if (_tokens.Current is not (StreamEnd or DocumentEnd))
            Report(_tokens.Current.Start, "this does not belong here: it stands after the end of the strategy's keys.");
        if (node is YamlMapping mapping)
            return mapping;

        _problems.Add(node.Line, node.Column, "a strategy file is made of keys and values, as in `name: my-strategy`.");
        return null;
    }

    /// <summary>Reads a value.</summary>
    /// <param name="place">Where it should be, for one that is missing.</param>
    private YamlNode ReadNode(Mark place)
    {
        while (_tokens.Current is Anchor or Tag)
            Report(_tokens.Take().Start, "anchors (&) and tags (!) are not used in strategy files; write the value itself.");
        switch (_tokens.Current)
        {
            case Scalar scalar:
                _tokens.Take();
                return _tokens.Node(scalar);
            case BlockMappingStart or FlowMappingStart when _depth < DeepestNesting:
                return ReadMapping(_tokens.Take());
            case BlockMappingStart or FlowMappingStart:
                Report(_tokens.Current.Start, $"keys are nested deeper than {DeepestNesting} levels.");
                return _tokens.SkipValue();
            case AnchorAlias:
                Report(_tokens.Current.Start, "aliases (*) are not used in strategy files; write the value itself.");
                return _tokens.SkipValue();
            case BlockSequenceStart or FlowSequenceStart or BlockEntry:
                return _tokens.SkipValue();
            default:
                return _tokens.Missing(place);
        }
    }

    private YamlMapping ReadMapping(Token start)
    {
        _depth++;
        List<YamlPair> pairs = [];
        while (_tokens.Current is not (BlockEnd or FlowMappingEnd or StreamEnd))
        {
            Token first = _tokens.Current;
            _tokens.TrySkip<Key>();
            YamlNode key = ReadNode(first.Start);
            Mark end = _tokens.Current.End;
            YamlNode value = _tokens.TrySkip<Value>() ? ReadNode(end) : _tokens.Missing(end);
            if (start is FlowMappingStart && IsCutShort(value))
            {
                _problems.Add(
                    value.Line,
                    value.Column,
                    "inside { } a comma or [ ends a value: quote the expression, or write it on a line of its own.");
                _tokens.SkipToEndOfFlow();
                break;
            }

            Add(pairs, key, value);
            if (!_tokens.TrySkip<FlowEntry>() && ReferenceEquals(first, _tokens.Current))
                Report(_tokens.Take().Start, "this does not belong here.");
        }

        _depth--;
        if (start is BlockMappingStart || _tokens.Current is FlowMappingEnd)
            _tokens.TakeUnlessEnd();
        else
            Report(start.Start, "{ is never closed: } is missing.");
        return new YamlMapping((int)start.Start.Line, (int)start.Start.Column, pairs);
    }

    /// <summary>True where { } and an expression's own punctuation have met: <c>{ long: crosses_above(a, b) }</c>.</summary>
    private bool IsCutShort(YamlNode value) =>
        _tokens.Current is FlowSequenceStart or FlowMappingStart
        || (value is YamlScalar { IsPlain: true } text && text.Value.Count(c => c == '(') > text.Value.Count(c => c == ')'));

    private void Add(List<YamlPair> pairs, YamlNode key, YamlNode value)
    {
        if (key is not YamlScalar { Value.Length: > 0 } name)
            _problems.Add(key.Line, key.Column, "a key is missing here: a value is written `key: value`.");
        else if (pairs.Exists(pair => pair.Key.Value == name.Value))
            _problems.Add(key.Line, key.Column, $"{name.Value} stands here a second time; keep one.");
        else
            pairs.Add(new YamlPair(name, value));
    }

    private void Report(Mark at, string message) => _problems.Add((int)at.Line, (int)at.Column, message);
}
