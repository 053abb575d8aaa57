using System.Runtime.CompilerServices;
using BacktestCli.Core.Market;

namespace BacktestCli.Core.Trading;

/// <summary>A position being held: what it cost so far and where the price has been, until its last unit is closed.</summary>
internal sealed class OpenTrade(PositionSide side, long entryTime, string? tag)
{
    private decimal _notional;
    private decimal _fees;
    private decimal _slippage;
    private decimal _funding;
    private double _highest = double.NegativeInfinity;
    private double _lowest = double.PositiveInfinity;

    public PositionSide Side => side;

    public decimal Quantity { get; private set; }

    /// <summary>What the quantity still held cost, fees and funding in: bought for, or sold for.</summary>
    public decimal Cost => side == PositionSide.Long ? _notional + _fees + _funding : _notional - _fees - _funding;

    /// <summary>Mean fill price of the quantity held; after one fill, exactly its price.</summary>
    public decimal MeanPrice { get; private set; }

    public void Add(Fill fill)
    {
        MeanPrice = Quantity == 0 ? fill.Price : (_notional + fill.Notional) / (Quantity + fill.Quantity);
        Quantity += fill.Quantity;
        _notional += fill.Notional;
        _fees += fill.Fee;
        _slippage += fill.Slippage;
    }

    /// <summary>The position paid funding, quote currency; negative is received.</summary>
    public void Pay(decimal funding) => _funding += funding;

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
        decimal cost = TakeShare(ref _notional, fill.Quantity);
        decimal entryFees = TakeShare(ref _fees, fill.Quantity);
        decimal entrySlippage = TakeShare(ref _slippage, fill.Quantity);
        decimal funding = TakeShare(ref _funding, fill.Quantity);
        Quantity -= fill.Quantity;
        decimal gross = side == PositionSide.Long ? fill.Notional - cost : cost - fill.Notional;
        decimal net = gross - entryFees - fill.Fee - funding;
        return new Trade
        {
            Side = side,
            Quantity = fill.Quantity,
            EntryTime = entryTime,
            ExitTime = fill.Time,
            EntryPrice = MeanPrice,
            ExitPrice = fill.Price,
            Fees = entryFees + fill.Fee,
            Slippage = entrySlippage + fill.Slippage,
            Funding = funding,
            NetProfit = net,
            Return = cost == 0 ? 0 : (double)net / (double)cost,
            BarsHeld = barsHeld,
            MaxAdverseExcursion = Excursion(adverse: true, (double)MeanPrice),
            MaxFavourableExcursion = Excursion(adverse: false, (double)MeanPrice),
            ExitReason = reason,
            Tag = tag,
        };
    }

    private double Excursion(bool adverse, double entryPrice)
    {
        double distance = adverse == (side == PositionSide.Long) ? entryPrice - _lowest : _highest - entryPrice;
        return Math.Max(0, distance) / entryPrice;
    }

    private decimal TakeShare(ref decimal total, decimal quantity)
    {
        decimal share = quantity == Quantity ? total : Money.Round(total / Quantity * quantity);
        total -= share;
        return share;
    }
}
