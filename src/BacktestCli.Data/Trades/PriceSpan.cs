namespace BacktestCli.Data.Trades;

/// <summary>Open, high, low and close of prices that come in any order.</summary>
/// <remarks>
/// The open is the price of the earliest instant, the close that of the latest; where several share it, the first of them that came opens
/// and the last of them that came closes.
/// </remarks>
internal struct PriceSpan
{
    private long _first;
    private long _last;

    /// <summary>False until there is a price.</summary>
    public bool Any { get; private set; }

    /// <summary>The earliest.</summary>
    public double Open { get; private set; }

    /// <summary>The highest.</summary>
    public double High { get; private set; }

    /// <summary>The lowest.</summary>
    public double Low { get; private set; }

    /// <summary>The latest.</summary>
    public double Close { get; private set; }

    /// <summary>Takes a price.</summary>
    public void Add(long micros, double price)
    {
        if (!Any)
        {
            (Any, _first, _last) = (true, micros, micros);
            Open = High = Low = Close = price;
            return;
        }

        if (micros < _first)
            (_first, Open) = (micros, price);
        if (micros >= _last)
            (_last, Close) = (micros, price);
        if (price > High)
            High = price;
        if (price < Low)
            Low = price;
    }
}
