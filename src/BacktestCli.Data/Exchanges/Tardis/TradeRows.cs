using BacktestCli.Data.Trades;

namespace BacktestCli.Data.Exchanges.Tardis;

/// <summary>Rows of <c>trades</c> and <c>liquidations</c>, which look alike.</summary>
/// <typeparam name="TTable">What becomes of them.</typeparam>
/// <param name="file">Of which instrument.</param>
/// <param name="sink">Takes them.</param>
internal sealed class TradeRows<TTable>(TardisFile file, ITradeSink<TTable> sink) : DayRows<TTable>(file, Columns)
{
    /// <summary>The header, behind the four columns that every file begins with.</summary>
    public const string Columns = "id,side,price,amount";

    /// <summary>Beyond any price or amount, and small enough for products and sums to be exact.</summary>
    private const double TooLarge = 1e14;

    private readonly byte[] _lastId = new byte[64];
    private int _lastIdLength;
    private MarketTrade _last;

    /// <inheritdoc/>
    public override TTable ToTable() => sink.ToTable();

    /// <inheritdoc/>
    protected override string? TakeRow(long micros, ref RowFields fields)
    {
        ReadOnlySpan<byte> id = fields.Next();
        if (!TrySide(fields.Next(), out TakerSide side))
            return "a side that is none of buy, sell and unknown";
        if (!DecimalText.TryParse(fields.Next(), out decimal exact, out double price) || price is not (> 0 and < TooLarge))
            return "a price that is none";
        if (!DecimalText.TryParse(fields.Next(), out decimal amount, out double size) || size is not (>= 0 and < TooLarge))
            return "an amount that is none";
        MarketTrade trade = new(micros, price, exact, amount, side);
        if (!id.IsEmpty && id.SequenceEqual(_lastId.AsSpan(0, _lastIdLength)) && trade == _last)
            return "the same trade twice";
        Remember(id, trade);
        sink.Add(trade);
        return null;
    }

    private void Remember(ReadOnlySpan<byte> id, in MarketTrade trade)
    {
        _last = trade;
        _lastIdLength = id.Length <= _lastId.Length ? id.Length : 0;
        id[.._lastIdLength].CopyTo(_lastId);
    }

    private static bool TrySide(ReadOnlySpan<byte> text, out TakerSide side)
    {
        if (text.SequenceEqual("buy"u8))
            side = TakerSide.Buy;
        else if (text.SequenceEqual("sell"u8))
            side = TakerSide.Sell;
        else if (text.SequenceEqual("unknown"u8))
            side = TakerSide.Unknown;
        else
            return (side = default) != default;
        return true;
    }
}
