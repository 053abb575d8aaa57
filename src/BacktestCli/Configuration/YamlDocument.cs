using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace BacktestCli.Configuration;

/// <summary>
/// Reads the part of YAML that a configuration needs: keys, lists and plain values. It reads the scanner's tokens, because the library's
/// parser compiles regular expressions for features nobody needs here.
/// </summary>
internal sealed class YamlDocument
{
    private const int DeepestNesting = 8;

    private readonly string _file;
    private readonly Scanner _scanner;
    private Token _current = new StreamStart();
    private int _depth;

    private YamlDocument(string text, string file)
    {
        _file = file;
        _scanner = new Scanner(new StringReader(text));
        Take();
    }

    /// <summary>The keys of a file; none where it is empty.</summary>
    /// <exception cref="UsageException">It is not YAML, or holds no keys.</exception>
    public static YamlKeys Read(string text, string file)
    {
        try
        {
            return new YamlDocument(text, file).ReadDocument();
        }
        catch (YamlException fault)
        {
            throw new UsageException($"{new Place(file, (int)fault.Start.Line, (int)fault.Start.Column)}: this is not YAML: {fault.Message.TrimEnd('.')}. "
                + "Indent with spaces, write key: value, and quote a value that holds a colon or begins with a bracket.");
        }
    }

    private YamlKeys ReadDocument()
    {
        TrySkip<StreamStart>();
        TrySkip<DocumentStart>();
        if (_current is StreamEnd)
            return new YamlKeys(At(_current), []);
        YamlValue value = ReadValue();
        TrySkip<DocumentEnd>();
        return value is YamlKeys keys && _current is StreamEnd
            ? keys
            : throw Fault("a configuration is one list of keys and values, as in cash: 10000");
    }

    private YamlValue ReadValue()
    {
        if (++_depth > DeepestNesting)
            throw Fault($"it is nested deeper than {DeepestNesting} levels");
        YamlValue value = _current switch
        {
            Scalar scalar => ReadText(scalar),
            BlockMappingStart => ReadKeys<BlockEnd>(),
            FlowMappingStart => ReadKeys<FlowMappingEnd>(),
            BlockSequenceStart => ReadList<BlockEnd>(),
            FlowSequenceStart => ReadList<FlowSequenceEnd>(),
            BlockEntry => new YamlList(At(_current), ReadEntries()),
            Anchor or AnchorAlias or Tag => throw Fault("anchors, aliases and tags are not used here; write the value itself"),
            _ => new YamlText(At(_current), ""),
        };
        _depth--;
        return value;
    }

    private YamlText ReadText(Scalar scalar)
    {
        YamlText text = new(At(scalar), scalar.Value);
        Take();
        return text;
    }

    private YamlKeys ReadKeys<TEnd>()
        where TEnd : Token
    {
        Place place = At(Take());
        List<YamlPair> pairs = [];
        while (!TrySkip<TEnd>())
        {
            TrySkip<Key>();
            if (ReadValue() is not YamlText { Text.Length: > 0 } key || !TrySkip<Value>())
                throw Fault("a key and a colon are missing here");
            pairs.Add(new YamlPair(key, ReadValue()));
            TrySkip<FlowEntry>();
        }

        return new YamlKeys(place, pairs);
    }

    private YamlList ReadList<TEnd>()
        where TEnd : Token
    {
        Place place = At(Take());
        List<YamlValue> items = [];
        while (!TrySkip<TEnd>())
        {
            if (_current is StreamEnd)
                throw Fault("a list is never closed");
            items.AddRange(_current is BlockEntry ? ReadEntries() : [ReadValue()]);
            TrySkip<FlowEntry>();
        }

        return new YamlList(place, items);
    }

    private List<YamlValue> ReadEntries()
    {
        List<YamlValue> items = [];
        while (TrySkip<BlockEntry>())
            items.Add(ReadValue());
        return items;
    }

    private bool TrySkip<T>()
        where T : Token
    {
        if (_current is not T)
            return false;
        Take();
        return true;
    }

    /// <summary>Gives the current token and goes on to the next; stays at the end.</summary>
    private Token Take()
    {
        Token taken = _current;
        try
        {
            _current = _scanner.MoveNext() ? _scanner.Current! : new StreamEnd(taken.End, taken.End);
        }
        catch (InvalidOperationException)
        {
            throw Fault("a comma or a closing bracket is missing near here");
        }

        // The scanner reports some mistakes as a token, and then that token without end.
        return _current is Error error ? throw new SyntaxErrorException(error.Start, error.End, error.Value) : taken;
    }

    private Place At(Token token) => new(_file, (int)token.Start.Line, (int)token.Start.Column);

    private SyntaxErrorException Fault(string what) => new(_current.Start, _current.End, what);
}
