using System.Runtime.CompilerServices;
using BacktestCli.Core.Market;

namespace BacktestCli.Core.Trading;

/// <summary>A position being held: what it cost so far and where the price has been, until its last unit is closed.</summary>
internal sealed class OpenTrade(Instrument instrument, PositionSide side, long entryTime, string? tag)
{
    private int _latestOrder;
    private decimal _fees;
    private decimal _slippage;
    private decimal _funding;
    private decimal _interest;
    private double _highest = double.NegativeInfinity;
    private double _lowest = double.PositiveInfinity;

    public PositionSide Side => side;

    public decimal Quantity { get; private set; }

    /// <summary>Σ quantity × fill price of what is still held, quote currency.</summary>
    public decimal Notional { get; private set; }

    /// <summary>What the quantity still held cost, fees, funding and interest in: bought for, or sold for.</summary>
    public decimal Cost => side == PositionSide.Long
        ? Notional + _fees + _funding + _interest
        : Notional - _fees - _funding - _interest;

    /// <summary>Mean fill price of the quantity held; after one fill, exactly its price.</summary>
    public decimal MeanPrice { get; private set; }

    /// <summary>Orders that filled into it.</summary>
    public int Entries { get; private set; }

    public OpenTrade Clone() => (OpenTrade)MemberwiseClone();

    public void Add(Fill fill)
    {
        if (fill.OrderNumber != _latestOrder)
            (Entries, _latestOrder) = (Entries + 1, fill.OrderNumber);
        MeanPrice = Quantity == 0 ? fill.Price : (Notional + fill.Notional) / (Quantity + fill.Quantity);
        Quantity += fill.Quantity;
        Notional += fill.Notional;
        _fees += fill.Fee;
        _slippage += fill.Slippage;
    }

    /// <summary>The position paid funding, or interest on what is borrowed, quote currency; negative is received.</summary>
    public void Pay(decimal amount, bool isInterest)
    {
        if (isInterest)
            _interest += amount;
        else
            _funding += amount;
    }

    /// <summary>The price has been here while the position was held.</summary>
    public void Saw(double price)
    {
        _highest = Math.Max(_highest, price);
        _lowest = Math.Min(_lowest, price);
    }

    /// <summary>The position was held through all of this bar.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Saw(in Bar bar)
    {
        if (bar.High > _highest)
            _highest = bar.High;
        if (bar.Low < _lowest)
            _lowest = bar.Low;
    }

    /// <summary>Closes as much as the fill does. The costs of a part are its share, and the last part takes what is left, so that sums are exact.</summary>
    public Trade Close(Fill fill, ExitReason reason, long barsHeld)
    {
        decimal quantity = fill.Quantity, held = Quantity;
        decimal cost = ShareOf(Notional, quantity);
        decimal entryFees = ShareOf(_fees, quantity), entrySlippage = ShareOf(_slippage, quantity);
        decimal funding = ShareOf(_funding, quantity), interest = ShareOf(_interest, quantity);
        (Quantity, Notional) = (held - quantity, Notional - cost);
        (_fees, _slippage) = (_fees - entryFees, _slippage - entrySlippage);
        (_funding, _interest) = (_funding - funding, _interest - interest);
        decimal gross = side == PositionSide.Long ? fill.Notional - cost : cost - fill.Notional;
        decimal net = gross - entryFees - fill.Fee - funding - interest;
        double entryPrice = (double)MeanPrice;
        return new Trade
        {
            Instrument = instrument,
            Side = side,
            Quantity = quantity,
            EntryTime = entryTime,
            ExitTime = fill.Time,
            EntryPrice = MeanPrice,
            ExitPrice = fill.Price,
            Fees = entryFees + fill.Fee,
            ExitFee = fill.Fee,
            Slippage = entrySlippage + fill.Slippage,
            Funding = funding,
            Interest = interest,
            GrossProfit = gross,
            NetProfit = net,
            Return = cost == 0 ? 0 : (double)net / (double)cost,
            BarsHeld = barsHeld,
            MaxAdverseExcursion = Excursion(adverse: true, entryPrice),
            MaxFavourableExcursion = Excursion(adverse: false, entryPrice),
            ExitReason = reason,
            Tag = tag,
        };
    }

    private double Excursion(bool adverse, double entryPrice)
    {
        double distance = adverse == (side == PositionSide.Long) ? entryPrice - _lowest : _highest - entryPrice;
        return Math.Max(0, distance) / entryPrice;
    }

    private decimal ShareOf(decimal total, decimal quantity) =>
        quantity == Quantity || total == 0 ? total : Money.Round(total / Quantity * quantity);
}
