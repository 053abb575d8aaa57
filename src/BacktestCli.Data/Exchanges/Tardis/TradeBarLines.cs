using System.Text;
using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Import.Text;

namespace BacktestCli.Data.Exchanges.Tardis;

/// <summary>Reads the lines of a replay: one JSON object each, a bar or the news that the connection to the venue was lost.</summary>
/// <remarks>
/// Trades that arrive late may make a bar just before the stretch, and no earlier one. A server that lost its connection forgets the bar it
/// was gathering, so the first bar behind the news lacks trades: it is left out.
/// </remarks>
/// <param name="symbol">Every bar must be of it, in whatever case.</param>
/// <param name="interval">Every bar must be as long.</param>
/// <param name="range">Open times of the bars that are wanted; others are passed over.</param>
/// <param name="address">The request, for messages.</param>
internal sealed class TradeBarLines(string symbol, Interval interval, TimeRange range, string address)
{
    private readonly double[] _values = new double[BarFields.Count];
    private long _lastOpen = long.MinValue;
    private bool _isAfterLoss;

    /// <summary>The bars.</summary>
    public BarTable Bars { get; } = new();

    /// <summary>True where the connection was lost, so that bars may be missing in which there was trading.</summary>
    public bool HasLoss { get; private set; }

    /// <summary>Until when the bars are finished, because a later trade came. What opens later was not told.</summary>
    public long FinishedUntil => Math.Clamp(_lastOpen == long.MinValue ? range.From : interval.Next(_lastOpen), range.From, range.To);

    /// <summary>Takes whole lines; empty ones say nothing.</summary>
    /// <exception cref="FormatException">One is no JSON object of a known kind.</exception>
    /// <exception cref="DataException">One cannot be true.</exception>
    public void Take(ReadOnlySpan<byte> lines)
    {
        while (!lines.IsEmpty)
        {
            int end = lines.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = lines[..end].Trim("\r "u8);
            lines = lines[(end + 1)..];
            if (!line.IsEmpty)
                TakeLine(line);
        }
    }

    private void TakeLine(ReadOnlySpan<byte> line)
    {
        Fields fields;
        try
        {
            fields = Read(line);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new FormatException($"a line is no object of the expected form: {Text(line)}", fault);
        }

        if (fields.Type == "disconnect")
            HasLoss = _isAfterLoss = true;
        else if (fields.Type == "trade_bar")
            TakeBar(fields, line);
        else
            throw new FormatException($"a line is neither a bar nor a disconnect: {Text(line)}");
    }

    private void TakeBar(in Fields fields, ReadOnlySpan<byte> line)
    {
        if (!string.Equals(fields.Symbol, symbol, StringComparison.OrdinalIgnoreCase))
            throw Lie(line, $"a bar of another instrument than {symbol}");
        if (fields.Interval != interval.Milliseconds)
            throw Lie(line, $"a bar of another length than {interval}");
        long open = fields.End - interval.Milliseconds;
        if (open <= _lastOpen)
            throw Lie(line, open == _lastOpen ? "the same bar twice" : "bars out of order");
        if (open < range.From - interval.Milliseconds)
            throw Lie(line, $"a bar from before {UtcTime.Format(range.From)}, where the replay begins");
        _lastOpen = open;
        if (!_isAfterLoss && open >= range.From && open < range.To)
            Add(open, line);
        _isAfterLoss = false;
    }

    private void Add(long open, ReadOnlySpan<byte> line)
    {
        Bars.Add(open, _values);
        if (BarRules.Broken(Bars, Bars.Count - 1, interval) is { } fault)
            throw Lie(line, Import.Fault.RuleOf(fault));
    }

    private Fields Read(ReadOnlySpan<byte> line)
    {
        Array.Fill(_values, double.NaN);
        Fields fields = default;
        Utf8JsonReader reader = new(line);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (FieldOf(ref reader) is { } field)
            {
                reader.Read();
                _values[(int)field] = reader.GetDouble();
            }
            else if (reader.ValueTextEquals("type"u8))
            {
                fields.Type = NextText(ref reader);
            }
            else if (reader.ValueTextEquals("symbol"u8))
            {
                fields.Symbol = NextText(ref reader);
            }
            else if (reader.ValueTextEquals("interval"u8))
            {
                reader.Read();
                fields.Interval = reader.GetInt64();
            }
            else if (reader.ValueTextEquals("timestamp"u8))
            {
                reader.Read();
                if (TimeText.Parse(reader.ValueSpan, assumeUtc: false, out fields.End, out _) != TimeReading.Read)
                    throw new FormatException($"a time is none: {Text(line)}");
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return fields;
    }

    private static string? NextText(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString();
    }

    private static BarField? FieldOf(ref Utf8JsonReader reader) => reader switch
    {
        _ when reader.ValueTextEquals("open"u8) => BarField.Open,
        _ when reader.ValueTextEquals("high"u8) => BarField.High,
        _ when reader.ValueTextEquals("low"u8) => BarField.Low,
        _ when reader.ValueTextEquals("close"u8) => BarField.Close,
        _ when reader.ValueTextEquals("volume"u8) => BarField.Volume,
        _ when reader.ValueTextEquals("trades"u8) => BarField.Trades,
        _ when reader.ValueTextEquals("buyVolume"u8) => BarField.TakerBuyVolume,
        _ => null,
    };

    private static string Text(ReadOnlySpan<byte> line) => $"'{Encoding.UTF8.GetString(line[..Math.Min(line.Length, 200)])}'";

    private DataException Lie(ReadOnlySpan<byte> line, string what) => new(
        $"{address}: the answer cannot be true: {what}: {Text(line)}. Nothing of it was stored. Ask again later; if it stays so, look at the server.");

    private struct Fields
    {
        public string? Type;
        public string? Symbol;
        public long Interval;
        public long End;
    }
}
