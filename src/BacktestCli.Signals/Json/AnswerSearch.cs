using System.Buffers;

namespace BacktestCli.Signals.Json;

/// <summary>Finds the objects and lists in a text, past prose, code fences and reasoning.</summary>
internal sealed partial class AnswerSearch : IDisposable
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("{[(`<\uFF5B\uFF3B");

    private readonly string _text;
    private readonly ArrayBufferWriter<byte> _output = new(1024);
    private readonly TolerantReader _reader;
    private readonly List<Candidate> _found = [];
    private long _retries;
    private int _at;
    private int _regionStart;
    private bool _isFenced;
    private bool _hasProse;
    private bool _hasFence;
    private bool _hasReasoning;

    public AnswerSearch(string text)
    {
        _text = text;
        _reader = new TolerantReader(text, _output);
        _retries = (4L * text.Length) + 4096;
    }

    /// <summary>What was found, in the order of the text.</summary>
    public IReadOnlyList<Candidate> Found => _found;

    /// <summary>
    /// Where quotation marks are escaped from the start of a value on, so that the rest must be unescaped first; negative if nowhere.
    /// </summary>
    public int EscapedAt { get; private set; } = -1;

    /// <summary>True where reasoning was passed.</summary>
    public bool HasReasoning => _hasReasoning;

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    /// <summary>The JSON of what was found.</summary>
    public ReadOnlyMemory<byte> JsonOf(Candidate candidate) => _output.WrittenMemory.Slice(candidate.From, candidate.Length);

    /// <summary>Notes what stands around a value.</summary>
    public void NoteSurroundings(RepairLog log, Candidate chosen)
    {
        if (_hasReasoning)
            log.Note(Mend.Reasoning);
        if (chosen.IsFenced || _hasFence)
            log.Note(Mend.Fence);
        if (_hasProse)
            log.Note(Mend.Prose);
    }

    /// <summary>Reads through the text.</summary>
    /// <exception cref="JsonRepairException">The text ends inside its reasoning, or cannot be read.</exception>
    public void Run()
    {
        _at = Reasoning.OrphanEnd(_text);
        _hasReasoning = _at > 0;
        _regionStart = _at;
        while (_at < _text.Length && EscapedAt < 0)
        {
            int step = _text.AsSpan(_at).IndexOfAny(Marks);
            int next = step < 0 ? _text.Length : _at + step;
            _hasProse |= !IsBlank(_at, next);
            _at = next;
            if (_at < _text.Length)
                ReadMark(Glyphs.Fold(_text[_at]));
        }
    }

    private void ReadMark(char mark)
    {
        if (mark == '`' && IsFence(_at))
        {
            ReadFence();
        }
        else if (mark == '<' && Reasoning.TagAt(_text, _at) is { Length: > 0 } tag)
        {
            ReadReasoning(tag);
        }
        else if (mark is '{' or '[' or '(' && CanStart(mark))
        {
            ReadCandidate();
        }
        else
        {
            _hasProse = true;
            _at++;
        }
    }

    /// <summary>Passes a block of reasoning; what was found before a closing tag alone was a draft.</summary>
    private void ReadReasoning(ReasoningTag tag)
    {
        _hasReasoning = true;
        if (tag.IsClosing)
        {
            _found.Clear();
            _at += tag.Length;
        }
        else
        {
            _at = Reasoning.EndOf(_text, _at, tag);
        }

        _hasProse = _isFenced = false;
        _regionStart = _at;
    }

    /// <summary>
    /// Reads a value. What turns out to be an aside of prose may hold one further in, so only its bracket is passed, while the budget for
    /// that lasts.
    /// </summary>
    private void ReadCandidate()
    {
        int start = _at;
        Candidate candidate = _reader.Read(start, _isFenced);
        if (_reader.NeedsUnescaping)
        {
            EscapedAt = start;
            return;
        }

        candidate.IsAlone = IsBlank(_regionStart, start) && EndsRegion(candidate.End);
        if (candidate.Rank == 0)
        {
            _retries -= candidate.End - start;
            _hasProse = true;
            _at = _retries > 0 ? start + 1 : Math.Max(candidate.End, start + 1);
            return;
        }

        _found.Add(candidate);
        _at = Math.Max(candidate.End, start + 1);
    }
}
