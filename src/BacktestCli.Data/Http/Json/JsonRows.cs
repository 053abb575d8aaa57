using System.Buffers;
using System.Buffers.Text;
using BacktestCli.Data.Import.Text;

namespace BacktestCli.Data.Http.Json;

/// <summary>
/// Reads arrays of numbers from UTF-8 JSON, forward only: <c>[[1,"2.5",…],[…]]</c>. A number may stand as a number or as a string, as
/// venues write prices. It makes no objects.
/// </summary>
/// <remarks>
/// Rows that stand inside an object: walk to their <c>[</c> with a <see cref="System.Text.Json.Utf8JsonReader"/>, read them with this
/// one, and prove the rest of the document by a second reader that goes on from the first one's state at this one's last <c>]</c> (<see
/// cref="Position"/> − 1).
/// </remarks>
/// <param name="text">The document, or a part of it that holds the whole array.</param>
/// <param name="position">Where the array begins in it; blanks may stand before.</param>
internal ref struct JsonRows(ReadOnlySpan<byte> text, int position = 0)
{
    private static readonly SearchValues<byte> Ends = SearchValues.Create(",] \r\n\t"u8);

    private readonly ReadOnlySpan<byte> _text = text;
    private bool _isFirst = true;

    /// <summary>Bytes read so far, counted from the beginning of the text.</summary>
    public int Position { get; private set; } = position;

    /// <summary>Goes into an array.</summary>
    /// <exception cref="FormatException">There is none here.</exception>
    public void Open()
    {
        if (Peek() != '[')
            throw Fault("an array");
        Position++;
        _isFirst = true;
    }

    /// <summary>Goes to the next element of the innermost array that is open; false where that ends, which closes it.</summary>
    /// <exception cref="FormatException">Neither an element nor the end follows.</exception>
    public bool Next()
    {
        byte next = Peek();
        bool wasFirst = _isFirst;
        _isFirst = false;
        if (next == ']')
        {
            Position++;
            return false;
        }

        if (wasFirst)
            return true;
        if (next != ',')
            throw Fault("a comma or the end of the array");
        Position++;
        return true;
    }

    /// <summary>The element as text: of a string, what stands between the quotes (escapes stay as they are).</summary>
    /// <exception cref="FormatException">It is neither a number nor a string nor a word, or it does not end.</exception>
    public ReadOnlySpan<byte> Text()
    {
        bool isQuoted = Peek() == '"';
        int start = isQuoted ? Position + 1 : Position;
        ReadOnlySpan<byte> rest = _text[start..];
        int length = isQuoted ? rest.IndexOf((byte)'"') : rest.IndexOfAny(Ends);
        if (length < 0 || (length == 0 && !isQuoted))
            throw Fault("a number or a text");
        Position = start + length + (isQuoted ? 1 : 0);
        return rest[..length];
    }

    /// <summary>The element as a double, always the nearest one; <c>"NaN"</c> is one.</summary>
    /// <exception cref="FormatException">It is no number.</exception>
    public double Number() => NumberText.TryParse(Text(), out double value) ? value : throw Fault("a number before here");

    /// <summary>The element as a whole number.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public long Integer()
    {
        ReadOnlySpan<byte> field = Text();
        return Utf8Parser.TryParse(field, out long value, out int used) && used == field.Length
            ? value
            : throw Fault("a whole number before here");
    }

    /// <summary>Goes past the elements that are left in the innermost array, none of them an array or an object, and closes it.</summary>
    /// <exception cref="FormatException">Something else stands there.</exception>
    public void Close()
    {
        while (Next())
            Text();
    }

    /// <summary>Makes sure that nothing follows.</summary>
    /// <exception cref="FormatException">Something does.</exception>
    public readonly void End()
    {
        if (!_text[Position..].TrimStart(" \r\n\t"u8).IsEmpty)
            throw Fault("the end of the document");
    }

    private byte Peek()
    {
        while (Position < _text.Length)
        {
            byte next = _text[Position];
            if (next is not ((byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t'))
                return next;
            Position++;
        }

        throw Fault("more");
    }

    private readonly FormatException Fault(string expected) =>
        new($"The JSON is not whole: {expected} expected at byte {Position} of {_text.Length}.");
}
