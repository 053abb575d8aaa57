using System.Buffers.Text;

namespace BacktestCli.FakeVenues.Binance;

/// <summary>Writes bars as Binance's rows of 12, as JSON or as CSV, straight as UTF-8.</summary>
internal sealed class BinanceRows
{
    private const int LongestRow = 320;
    private const int SpotDecimals = 8;

    private readonly BinanceBars _bars;
    private readonly bool _isJson;
    private readonly byte[] _text;
    private int _length;

    private BinanceRows(BinanceBars bars, bool isJson, int rows) => (_bars, _isJson, _text) = (bars, isJson, new byte[(rows + 1) * LongestRow]);

    /// <summary>Decimals that prices have, and the numbers beside them, at least.</summary>
    private int Decimals => _bars.Symbol.Api == "api" ? SpotDecimals : 0;

    /// <summary>A page of an answer.</summary>
    /// <param name="bars">Of what.</param>
    /// <param name="page">The rows.</param>
    /// <param name="spoilt">A row whose close is no number; −1: none.</param>
    public static ReadOnlyMemory<byte> Json(BinanceBars bars, IReadOnlyList<FakeBar> page, int spoilt)
    {
        BinanceRows rows = new(bars, isJson: true, page.Count);
        rows.Put("["u8);
        for (int row = 0; row < page.Count; row++)
        {
            rows.Put(row == 0 ? "["u8 : ",["u8);
            rows.Row(page[row], timeUnit: 1, row == spoilt);
            rows.Put("]"u8);
        }

        rows.Put("]"u8);
        return rows._text.AsMemory(0, rows._length);
    }

    /// <summary>A file.</summary>
    /// <param name="bars">Of what.</param>
    /// <param name="content">The rows.</param>
    /// <param name="hasHeader">True: names stand before them.</param>
    /// <param name="timeUnit">Parts of a millisecond that times are counted in: 1 or 1000.</param>
    public static ReadOnlyMemory<byte> Csv(BinanceBars bars, IReadOnlyList<FakeBar> content, bool hasHeader, int timeUnit)
    {
        BinanceRows rows = new(bars, isJson: false, content.Count);
        if (hasHeader)
            rows.Put("open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_volume,ignore\n"u8);
        for (int row = 0; row < content.Count; row++)
        {
            rows.Row(content[row], timeUnit, isSpoilt: false);
            rows.Put("\n"u8);
        }

        return rows._text.AsMemory(0, rows._length);
    }

    private void Row(in FakeBar bar, int timeUnit, bool isSpoilt)
    {
        Whole(bar.OpenTime * timeUnit);
        Fixed(bar.Open, 2);
        Fixed(bar.High, 2);
        Fixed(bar.Low, 2);
        if (isSpoilt)
            Quoted("NaN"u8);
        else
            Fixed(bar.Close, 2);
        Extras(bar, (BinanceInterval.Next(bar.OpenTime, _bars.Length) * timeUnit) - 1);
        Quoted("0"u8);
    }

    private void Extras(in FakeBar bar, long closeTime)
    {
        bool isMark = _bars.IsMark;
        bool isInverse = _bars.Symbol.IsInverse;
        Fixed(isMark ? 0 : isInverse ? Contracts(bar.QuoteVolume) : bar.Volume, isMark || isInverse ? 0 : 3);
        Comma();
        Whole(closeTime);
        Fixed(isMark ? 0 : isInverse ? bar.Volume : bar.QuoteVolume, isMark ? 0 : isInverse ? 3 : 5);
        Comma();
        Whole(isMark ? 60 : bar.Trades);
        Fixed(isMark ? 0 : isInverse ? Contracts(bar.TakerBuyQuoteVolume) : bar.TakerBuyVolume, isMark || isInverse ? 0 : 3);
        Fixed(isMark ? 0 : isInverse ? bar.TakerBuyVolume : bar.TakerBuyQuoteVolume, isMark ? 0 : isInverse ? 3 : 5);
    }

    /// <summary>Contracts of 100, of a volume in hundred-thousandths of the quote currency.</summary>
    private static long Contracts(long quoteVolume) => quoteVolume / 10_000_000;

    private void Fixed(long value, int decimals)
    {
        Comma();
        Quote();
        long unit = decimals switch
        {
            0 => 1,
            2 => 100,
            3 => 1_000,
            _ => 100_000,
        };
        Whole(value / unit);
        int printed = decimals;
        if (decimals > 0)
        {
            _text[_length++] = (byte)'.';
            long part = value % unit;
            for (int place = decimals - 1; place >= 0; place--, part /= 10)
                _text[_length + place] = (byte)('0' + (part % 10));
            _length += decimals;
        }
        else if (Decimals > 0)
        {
            _text[_length++] = (byte)'.';
        }

        for (; printed < Decimals; printed++)
            _text[_length++] = (byte)'0';
        Quote();
    }

    private void Whole(long value)
    {
        Utf8Formatter.TryFormat(value, _text.AsSpan(_length), out int written);
        _length += written;
    }

    private void Quoted(ReadOnlySpan<byte> text)
    {
        Comma();
        Quote();
        Put(text);
        Quote();
    }

    private void Comma() => _text[_length++] = (byte)',';

    private void Quote()
    {
        if (_isJson)
            _text[_length++] = (byte)'"';
    }

    private void Put(ReadOnlySpan<byte> text)
    {
        text.CopyTo(_text.AsSpan(_length));
        _length += text.Length;
    }
}
