using System.Text;
using System.Text.Json;
using BacktestCli.Core;
using BacktestCli.Data.Import.Text;

namespace BacktestCli.Data.Exchanges.Relay;

/// <summary>Reads a page of bars as a mapping says it is written, straight into columns.</summary>
/// <param name="mapping">How it is written.</param>
/// <param name="address">The request, for messages.</param>
internal sealed class RelayRows(RelayMapping mapping, string address)
{
    private readonly double[] _values = new double[BarFields.Count];

    /// <summary>Reads a whole answer. The bars are oldest first; nothing about them is proved.</summary>
    /// <exception cref="FormatException">It is no whole JSON document.</exception>
    /// <exception cref="DataException">It is not of the form the mapping says.</exception>
    public BarTable Read(ReadOnlySpan<byte> body)
    {
        try
        {
            Utf8JsonReader reader = new(body);
            Enter(ref reader);
            BarTable bars = new();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                ReadRow(ref reader, bars);
            while (reader.Read())
                reader.Skip();
            if (mapping.IsDescending)
                bars.Reverse(0, bars.Count);
            return bars;
        }
        catch (JsonException fault)
        {
            throw new FormatException($"the answer is no whole JSON document ({JsonFault.Line(fault)})", fault);
        }
    }

    private void Enter(ref Utf8JsonReader reader)
    {
        reader.Read();
        foreach (string step in mapping.Rows)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                throw Otherwise($"there is no object to look for '{step}' in");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName && !reader.ValueTextEquals(step))
            {
                reader.Read();
                reader.Skip();
            }

            if (reader.TokenType != JsonTokenType.PropertyName)
                throw Otherwise($"it has no '{step}'");
            reader.Read();
        }

        if (reader.TokenType != JsonTokenType.StartArray)
            throw Otherwise("there is no array");
    }

    private void ReadRow(ref Utf8JsonReader reader, BarTable bars)
    {
        Array.Fill(_values, double.NaN);
        long? time = null;
        bool isArray = reader.TokenType == JsonTokenType.StartArray;
        if (!isArray && reader.TokenType != JsonTokenType.StartObject)
            throw Otherwise("a row is neither an array nor an object");
        for (int index = 0; reader.Read() && reader.TokenType is not (JsonTokenType.EndArray or JsonTokenType.EndObject); index++)
        {
            ulong wanted = Wanted(ref reader, isArray, index);
            if (!isArray)
                reader.Read();
            if ((wanted & 1) != 0)
                time = ReadTime(ref reader);
            for (int field = 0; field < BarFields.Count; field++)
            {
                if ((wanted & (2UL << field)) != 0)
                    _values[field] = ReadNumber(ref reader);
            }

            reader.Skip();
        }

        bars.Add(time ?? throw Otherwise("a row has no time where the setting time says"), _values);
    }

    /// <summary>Which columns are read from a place of a row: the lowest bit is the time, then the fields.</summary>
    private ulong Wanted(ref Utf8JsonReader reader, bool isArray, int index)
    {
        ulong wanted = IsHere(ref reader, mapping.Time, isArray, index) ? 1UL : 0;
        for (int field = 0; field < BarFields.Count; field++)
        {
            if (mapping.Fields[field] is { } column && IsHere(ref reader, column, isArray, index))
                wanted |= 2UL << field;
        }

        return wanted;
    }

    private static bool IsHere(ref Utf8JsonReader reader, RelayColumn column, bool isArray, int index) =>
        isArray ? column.Index == index : column.Name.Length > 0 && reader.ValueTextEquals(column.Name);

    private long ReadTime(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long time))
            return mapping.FromUnit(time);
        ReadOnlySpan<byte> text = reader.ValueSpan;
        if (long.TryParse(text, out time))
            return mapping.FromUnit(time);
        return reader.TokenType == JsonTokenType.String && TimeText.Parse(text, assumeUtc: false, out time, out _) == TimeReading.Read
            ? time
            : throw Otherwise($"a time is '{Encoding.UTF8.GetString(text)}'");
    }

    private double ReadNumber(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => double.NaN,
        JsonTokenType.Number or JsonTokenType.String when NumberText.TryParse(reader.ValueSpan, out double number) => number,
        JsonTokenType.Number or JsonTokenType.String => double.NaN,
        _ => throw Otherwise("a value is neither a number nor text"),
    };

    private DataException Otherwise(string what) => new(
        $"{address}: the answer is not of the form the relay's settings say, with its bars at rows = '{string.Join('.', mapping.Rows)}': {what}. "
        + "Nothing of it was stored. Look at the answer, then correct the settings.");
}
