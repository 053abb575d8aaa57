using System.Text;
using System.Text.Json;

namespace BacktestCli.Data.Import.Readers;

/// <summary>Gathers one bar from JSON tokens: an array by position, as Binance's REST answers are, or an object by names.</summary>
internal sealed class JsonRow(ImportRequest request, DocumentRows rows)
{
    private const int PlainElements = 6;
    private const int VenueElements = 11;

    private readonly double[] _values = new double[BarFields.Count];
    private readonly FieldParser _fields = new(request, rows.Name);
    private readonly Dictionary<string, int> _targets = [];
    private int _seen;
    private int _element;
    private int _target;
    private bool _byName;
    private bool _broken;

    /// <summary>Depth of the row's own brackets while it is open; -1 while none is.</summary>
    public int Depth { get; private set; } = -1;

    /// <summary>Takes a token that opens, fills or closes a row.</summary>
    /// <param name="reader">Stands on the token.</param>
    /// <param name="row">Number of the row the token belongs to.</param>
    /// <returns>True where the token closed the row.</returns>
    public bool Take(ref Utf8JsonReader reader, int row)
    {
        if (Depth < 0)
        {
            if (!Open(ref reader))
                rows.Reject(row, reader.ValueSpan);
            return Depth < 0;
        }

        if (reader.CurrentDepth == Depth)
        {
            Close(row);
            return true;
        }

        if (reader.TokenType == JsonTokenType.PropertyName)
            _target = TargetOf(reader.GetString()!);
        else
            Fill(ref reader, row);
        return false;
    }

    /// <summary>Forgets a row that is half read.</summary>
    public void Abandon() => Depth = -1;

    private bool Open(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject))
            return false;

        _byName = reader.TokenType == JsonTokenType.StartObject;
        Depth = reader.CurrentDepth;
        (_seen, _element, _broken) = (0, 0, false);
        Array.Fill(_values, double.NaN);
        return true;
    }

    private void Close(int row)
    {
        Depth = -1;
        const int AllNeeded = (1 << (1 + BarFields.Required)) - 1;
        if (_broken || (_seen & AllNeeded) != AllNeeded)
        {
            rows.Reject(row, Encoding.UTF8.GetBytes(_byName
                ? "an object without one of open_time, open, high, low, close, volume"
                : "too few elements"));
            return;
        }

        if (!_byName && _element < VenueElements)
            Array.Fill(_values, double.NaN, BarFields.Required, BarFields.Count - BarFields.Required);
        rows.Add(_fields.Time, _fields.Unit, _values, row);
    }

    private void Fill(ref Utf8JsonReader reader, int row)
    {
        int target = _byName ? _target : TargetAt(_element++);
        if (target == ColumnNames.Ignored)
            return;

        bool isText = reader.TokenType is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.Null;
        bool isOptionalElement = !_byName && target > BarFields.Required;
        if (!isText || reader.HasValueSequence || !_fields.Read(target, reader.ValueSpan, row, _values))
            _broken |= !isOptionalElement;
        _seen |= 1 << target;
    }

    private int TargetOf(string name)
    {
        if (!_targets.TryGetValue(name, out int target))
            _targets[name] = target = ColumnNames.Map([name], request.Symbol)[0];
        return target;
    }

    private static int TargetAt(int element) =>
        element < PlainElements || element < CsvLayout.VenueTargets.Length ? CsvLayout.VenueTargets[element] : ColumnNames.Ignored;
}
