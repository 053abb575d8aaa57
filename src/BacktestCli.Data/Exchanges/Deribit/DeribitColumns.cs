using System.Text.Json;
using BacktestCli.Data.Download;
using BacktestCli.Data.Http.Paging;

namespace BacktestCli.Data.Exchanges.Deribit;

/// <summary>The arrays of an answer with bars, in whatever order they come.</summary>
/// <param name="room">Bars there is room for to begin with.</param>
internal sealed class DeribitColumns(int room)
{
    private const int Columns = 7;

    private readonly double[]?[] _columns = new double[Columns][];
    private readonly int[] _counts = new int[Columns];

    /// <summary>Reads the array whose name the reader stands on; false where it is none of a bar's.</summary>
    public bool TryRead(ref Utf8JsonReader json)
    {
        int column =
            json.ValueTextEquals("open"u8) ? (int)BarField.Open
            : json.ValueTextEquals("high"u8) ? (int)BarField.High
            : json.ValueTextEquals("low"u8) ? (int)BarField.Low
            : json.ValueTextEquals("close"u8) ? (int)BarField.Close
            : json.ValueTextEquals("volume"u8) ? (int)BarField.Volume
            : json.ValueTextEquals("cost"u8) ? (int)BarField.QuoteVolume
            : json.ValueTextEquals("ticks"u8) ? Columns - 1
            : Columns;
        if (column == Columns)
            return false;
        JsonWalk.Once(_columns[column] is not null, "a column");
        _columns[column] = JsonWalk.Numbers(ref json, room, out _counts[column]);
        return true;
    }

    /// <summary>The bars, oldest first.</summary>
    /// <exception cref="FormatException">An array is absent.</exception>
    /// <exception cref="DataException">They are of different lengths.</exception>
    public BarTable ToBars(string address)
    {
        if (_columns.Contains(null))
            throw new FormatException("the answer lacks one of ticks, open, high, low, close, volume, cost");
        if (_counts.Distinct().Count() > 1)
            throw UntrueAnswer.Of(address, $"its columns have {string.Join(", ", _counts.Distinct().Order())} bars");

        int count = _counts[0];
        BarTable bars = new(count);
        bars.Extend(count);
        for (int bar = 0; bar < count; bar++)
            bars.Times[bar] = (long)_columns[^1]![bar];
        for (BarField field = 0; field <= BarField.QuoteVolume; field++)
            _columns[(int)field].AsSpan(0, count).CopyTo(bars[field]);
        for (BarField field = BarField.Trades; (int)field < BarFields.Count; field++)
            bars[field].Fill(double.NaN);
        return bars;
    }
}
