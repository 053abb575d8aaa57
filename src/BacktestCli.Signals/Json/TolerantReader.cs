using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BacktestCli.Signals.Json;

/// <summary>Reads one object or list from a place in a text, mends what is broken, and writes it as JSON.</summary>
/// <remarks>
/// Recursive descent with a bound on depth. It looks ahead no further than <see cref="Window"/> characters, but for a string without an
/// end, and all that it looks at is paid from a budget that is a multiple of the text's length: time is linear in the text, whatever the
/// text is.
/// </remarks>
internal sealed partial class TolerantReader : IDisposable
{
    /// <summary>How far it looks ahead, characters.</summary>
    private const int Window = 256;

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = JsonRepair.MaxDepth + 1,
        SkipValidation = true,
    };

    private readonly string _text;
    private readonly ArrayBufferWriter<byte> _output;
    private Utf8JsonWriter _writer;
    private Utf8JsonWriter _nowhere = new(Stream.Null, WriterOptions);
    private readonly ArrayBufferWriter<char> _buffer = new(256);
    private readonly char[] _open = new char[JsonRepair.MaxDepth];
    private RepairLog _log = new();
    private long _budget;
    private int _at;
    private int _depth;
    private bool _isFenced;

    /// <param name="text">The text.</param>
    /// <param name="output">Where values are written.</param>
    public TolerantReader(string text, ArrayBufferWriter<byte> output)
    {
        _text = text;
        _output = output;
        _writer = new Utf8JsonWriter(output, WriterOptions);
        _budget = (48L * text.Length) + 65_536;
    }

    /// <summary>Reads the object or list that starts at a place.</summary>
    /// <param name="start">Where its first bracket stands.</param>
    /// <param name="isFenced">True inside a code fence, whose end is the end of a value that is cut.</param>
    /// <returns>What was read; its JSON was appended to the output.</returns>
    /// <exception cref="JsonRepairException">It is nested too deep, or too damaged to be read in linear time.</exception>
    public Candidate Read(int start, bool isFenced)
    {
        _log = new RepairLog();
        _at = start;
        _depth = 0;
        _isFenced = isFenced;
        IsTruncated = LacksOnlyBraces = false;
        _isOver = _hasKey = _hasCapitalKey = false;
        NeedsUnescaping = false;
        RootPairs = 0;
        RootItems = 0;
        RootContainers = 0;
        int from = _output.WrittenCount;
        _calls = 0;
        _writer.Reset();
        ReadContainer();
        _writer.Flush();
        return new Candidate
        {
            Start = start,
            End = _at,
            From = from,
            Length = _output.WrittenCount - from,
            IsFenced = isFenced,
            IsObject = Glyphs.Fold(_text[start]) == '{',
            IsTruncated = IsTruncated,
            LacksOnlyBraces = LacksOnlyBraces,
            Pairs = RootPairs,
            Items = RootItems,
            Containers = RootContainers,
            Log = _log,
        };
    }

    /// <summary>True where quotation marks were escaped, as in JSON inside a string: the text must be unescaped and read again.</summary>
    public bool NeedsUnescaping { get; private set; }

    private bool IsTruncated { get; set; }

    private bool LacksOnlyBraces { get; set; }

    private int RootPairs { get; set; }

    private int RootItems { get; set; }

    private int RootContainers { get; set; }

    /// <summary>The character here, full-width ones folded; NUL at the end.</summary>
    private char Here => Glyphs.Fold(At(_at));

    /// <summary>True at the end of the text, or of the fence.</summary>
    private bool IsAtEnd => _at >= _text.Length || NeedsUnescaping || IsFenceMark(_at);

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        _nowhere.Dispose();
    }

    private char At(int place) => (uint)place < (uint)_text.Length ? _text[place] : '\0';

    private bool IsFenceMark(int place) => At(place) == '`' && At(place + 1) == '`' && At(place + 2) == '`';

    private void Cut(Mend mend)
    {
        if (mend != Mend.CutContainer || !IsTruncated)
            _log.Note(mend);
        LacksOnlyBraces = mend == Mend.CutContainer && (IsTruncated ? LacksOnlyBraces : EndsInWholeMember());
        IsTruncated = true;
    }

    /// <summary>
    /// True where objects alone are open, and what was read last shows that it is whole: a quotation mark, a bracket or a comma ends it.
    /// </summary>
    private bool EndsInWholeMember()
    {
        int last = Math.Min(_at, _text.Length) - 1;
        while (last >= 0 && Glyphs.IsSpace(_text[last]))
            last--;
        char glyph = Glyphs.Fold(At(last));
        return (Glyphs.IsDelimiter(glyph) || Glyphs.IsQuote(At(last))) && _log[Mend.MissingValue] == 0 && !_open.AsSpan(0, _depth).ContainsAnyExcept('{');
    }

    private void Spend(int characters)
    {
        _budget -= characters;
        if (_budget < 0)
            throw new JsonRepairException("the text is too damaged to be read: what its quotation marks enclose cannot be told.");
    }
}
