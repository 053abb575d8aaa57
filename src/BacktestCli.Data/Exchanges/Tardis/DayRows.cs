using System.Text;
using BacktestCli.Core.Market;

namespace BacktestCli.Data.Exchanges.Tardis;

/// <summary>Reads the rows of day files and proves that they are what was asked for: of the instrument, of the day, in order of arrival.</summary>
/// <typeparam name="TTable">What becomes of them.</typeparam>
/// <param name="file">Venue and symbol every row must name.</param>
/// <param name="columns">The header, behind the four columns that every file begins with.</param>
internal abstract class DayRows<TTable>(TardisFile file, string columns)
{
    private const long Micros = 1_000;

    private readonly byte[] _header = Encoding.UTF8.GetBytes("exchange,symbol,timestamp,local_timestamp," + columns);
    private byte[] _names = [];
    private string _address = "";
    private long _start;
    private long _end;
    private long _arrived;
    private long _row;

    /// <summary>What has become of the rows.</summary>
    public abstract TTable ToTable();

    /// <summary>Begins a file.</summary>
    /// <param name="day">The day it is of, midnight, Unix ms.</param>
    /// <param name="address">Where it is from, for messages.</param>
    public void Begin(long day, string address)
    {
        (_start, _end) = (day * Micros, (day + UtcTime.Day) * Micros);
        (_address, _row, _arrived) = (address, 0, _start);
    }

    /// <summary>Takes lines of the file, the first of which is its header.</summary>
    /// <exception cref="DataException">They cannot be true, or not be read.</exception>
    /// <exception cref="FormatException">It is no such file, but a page for people or an error.</exception>
    public void Take(ReadOnlySpan<byte> lines)
    {
        while (!lines.IsEmpty)
        {
            int end = lines.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = lines[..end];
            lines = lines[(end + 1)..];
            if (_row++ == 0)
                CheckHeader(line);
            else
                TakeRow(line);
        }
    }

    /// <summary>Takes what stands behind the four columns that every file begins with.</summary>
    /// <param name="micros">By the venue's clock, Unix microseconds.</param>
    /// <param name="fields">The rest of the row; all of it must be read or skipped.</param>
    /// <returns>What is wrong with it; null where nothing is.</returns>
    protected abstract string? TakeRow(long micros, ref RowFields fields);

    private void TakeRow(ReadOnlySpan<byte> line)
    {
        if (_names.Length == 0)
            LearnNames(line);
        if (!line.StartsWith(_names))
            throw Lie(line, $"a row of another instrument than {file.Id} {file.Symbol}");
        RowFields fields = new(line[_names.Length..]);
        if (!RowFields.TryMicros(fields.Next(), out long micros) || !RowFields.TryMicros(fields.Next(), out long arrived))
            throw Lie(line, "a time that is none");
        if (arrived < _start || arrived >= _end)
            throw Lie(line, $"a row that did not arrive on {UtcTime.FormatDate(_start / Micros)}");
        if (arrived < _arrived)
            throw Lie(line, "rows out of order of arrival");
        _arrived = arrived;
        string? fault = TakeRow(micros, ref fields) ?? (fields.IsEnd ? null : "too many columns");
        if (fault is not null)
            throw Lie(line, fault);
    }

    private void CheckHeader(ReadOnlySpan<byte> line)
    {
        if (line.SequenceEqual(_header))
            return;
        string text = Encoding.UTF8.GetString(line[..Math.Min(line.Length, 200)]);
        if (line.Length == 0 || line[0] is (byte)'<' or (byte)'{')
            throw new FormatException($"in place of a file came '{text}'");
        string expected = Encoding.UTF8.GetString(_header.AsSpan(0, Math.Min(_header.Length, 200)));
        throw new DataException($"{_address}: the file begins with '{text}', not with '{expected}'. "
            + "Its columns have changed or it is another file: report it; nothing of it was stored.");
    }

    /// <summary>The venue and symbol of the first row, which must be those asked for however the symbol is spelt.</summary>
    private void LearnNames(ReadOnlySpan<byte> line)
    {
        int comma = line.IndexOf((byte)',');
        int second = comma < 0 ? -1 : line[(comma + 1)..].IndexOf((byte)',');
        if (second < 0)
            throw Lie(line, "too few columns");
        string exchange = Encoding.UTF8.GetString(line[..comma]);
        string symbol = Encoding.UTF8.GetString(line.Slice(comma + 1, second));
        if (exchange != file.Id || TardisExchanges.FileSymbol(symbol) != TardisExchanges.FileSymbol(file.Symbol))
            throw Lie(line, $"a row of another instrument than {file.Id} {file.Symbol}");
        _names = line[..(comma + second + 2)].ToArray();
    }

    private DataException Lie(ReadOnlySpan<byte> line, string what) => new(
        $"{_address}, line {_row:N0}: the file cannot be true: {what}: '{Encoding.UTF8.GetString(line[..Math.Min(line.Length, 200)])}'. "
        + "Nothing of it was stored. Ask again later; if it stays so, report it to the vendor.");
}
