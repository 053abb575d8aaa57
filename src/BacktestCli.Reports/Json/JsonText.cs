using System.Globalization;
using BacktestCli.Core.Market;

namespace BacktestCli.Reports.Json;

/// <summary>
/// Writes JSON as UTF-8 to a stream through one small buffer. A container is laid out with a line for each member, or whole on one line;
/// no library's indentation offers the second, and line diffs of reports rest on it.
/// </summary>
internal sealed class JsonText(Stream stream) : IDisposable
{
    private readonly Utf8Buffer _buffer = new(stream);
    private readonly Stack<bool> _inline = new();
    private bool _first = true;
    private bool _afterKey;

    /// <summary>Opens an object; every member on a line of its own unless <paramref name="inline"/>.</summary>
    public void OpenObject(bool inline = false) => Open((byte)'{', inline);

    /// <summary>Opens an array; every item on a line of its own unless <paramref name="inline"/>.</summary>
    public void OpenArray(bool inline = false) => Open((byte)'[', inline);

    public void CloseObject() => Close((byte)'}');

    public void CloseArray() => Close((byte)']');

    public void Key(string name)
    {
        Value(name);
        _buffer.Put((byte)':');
        if (!_inline.Peek())
            _buffer.Put((byte)' ');
        _afterKey = true;
    }

    public void Null()
    {
        Separate();
        _buffer.Put("null"u8);
    }

    public void Value(bool value)
    {
        Separate();
        _buffer.Put(value ? "true"u8 : "false"u8);
    }

    public void Value(double value)
    {
        Separate();
        _buffer.Advance(JsonNumber.Write(value, _buffer.Free()));
    }

    public void Value(decimal value)
    {
        Separate();
        _buffer.Advance(JsonNumber.Write(value, _buffer.Free()));
    }

    public void Value(string? value)
    {
        if (value is null)
        {
            Null();
            return;
        }

        Separate();
        _buffer.Put((byte)'"');
        _buffer.PutEscaped(value);
        _buffer.Put((byte)'"');
    }

    /// <summary>An instant, Unix ms, as RFC 3339 in UTC.</summary>
    public void Instant(long time)
    {
        if (time % 1000 != 0)
        {
            Value(UtcTime.Format(time));
            return;
        }

        Separate();
        _buffer.Put((byte)'"');
        DateTime.UnixEpoch.AddMilliseconds(time).TryFormat(_buffer.Free(), out int length, "s", CultureInfo.InvariantCulture);
        _buffer.Advance(length);
        _buffer.Put("Z\""u8);
    }

    /// <summary>Ends the document with a newline and hands everything to the stream.</summary>
    public void Dispose()
    {
        _buffer.Put((byte)'\n');
        _buffer.Flush();
    }

    private void Open(byte bracket, bool inline)
    {
        Separate();
        _buffer.Put(bracket);
        _inline.Push(inline || (_inline.Count > 0 && _inline.Peek()));
        _first = true;
    }

    private void Close(byte bracket)
    {
        bool inline = _inline.Pop();
        if (!inline && !_first)
            NewLine();
        _buffer.Put(bracket);
        _first = false;
    }

    private void Separate()
    {
        if (_afterKey)
        {
            _afterKey = false;
            return;
        }

        if (!_first)
            _buffer.Put((byte)',');
        if (_inline.Count > 0 && !_inline.Peek())
            NewLine();
        _first = false;
    }

    private void NewLine()
    {
        _buffer.Put((byte)'\n');
        for (int i = 0; i < _inline.Count; i++)
            _buffer.Put("  "u8);
    }
}
