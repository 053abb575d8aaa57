namespace BacktestCli.Core.Trading;

/// <summary>What is held of one instrument.</summary>
public sealed class Position
{
    /// <summary>Base quantity: above 0 long, below 0 short, 0 flat.</summary>
    public decimal Quantity { get; private set; }

    /// <summary>+1 long, −1 short, 0 flat.</summary>
    public int Direction { get; private set; }

    /// <summary>True where nothing is held.</summary>
    public bool IsFlat => Direction == 0;

    /// <summary>True where the position gains when the price rises.</summary>
    public bool IsLong => Direction > 0;

    /// <summary>True where the position gains when the price falls.</summary>
    public bool IsShort => Direction < 0;

    /// <summary>Fill price of the entry; NaN when flat.</summary>
    public double EntryPrice { get; private set; } = double.NaN;

    /// <summary>Bars held so far, the entry bar being the first; 0 when flat.</summary>
    public long BarsHeld { get; internal set; }

    /// <summary>Orders that opened the position or added to it so far; 0 when flat.</summary>
    public int Entries { get; internal set; }

    /// <summary><see cref="Quantity"/> for marking to market.</summary>
    internal double Units { get; private set; }

    internal void Set(decimal quantity, double entryPrice)
    {
        Quantity = quantity;
        Units = (double)quantity;
        Direction = Math.Sign(quantity);
        EntryPrice = quantity == 0 ? double.NaN : entryPrice;
        if (quantity == 0)
            BarsHeld = 0;
    }
}
