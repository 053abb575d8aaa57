using System.Buffers.Text;

namespace BacktestCli.Data.Exchanges.Tardis;

/// <summary>The fields of a row, from left to right.</summary>
internal ref struct RowFields(ReadOnlySpan<byte> row)
{
    private ReadOnlySpan<byte> _rest = row;

    /// <summary>True where every field was read.</summary>
    public bool IsEnd { get; private set; }

    /// <summary>The next field; empty where the cell is, and where there is none.</summary>
    public ReadOnlySpan<byte> Next()
    {
        int comma = _rest.IndexOf((byte)',');
        if (comma < 0)
        {
            ReadOnlySpan<byte> last = _rest;
            SkipRest();
            return last;
        }

        ReadOnlySpan<byte> field = _rest[..comma];
        _rest = _rest[(comma + 1)..];
        return field;
    }

    /// <summary>Passes over all fields that are left.</summary>
    public void SkipRest()
    {
        _rest = [];
        IsEnd = true;
    }

    /// <summary>Reads a time, Unix microseconds; false where the cell is empty or something else.</summary>
    public static bool TryMicros(ReadOnlySpan<byte> field, out long micros) =>
        Utf8Parser.TryParse(field, out micros, out int used) && used == field.Length && micros > 0;
}
