using BacktestCli.Core.Market;

namespace BacktestCli.Core.Trading;

/// <summary>What a touch costs: turns an order that was reached into a fill, or into the reason why not.</summary>
internal sealed class Execution(Instrument instrument, FeeSchedule fees, Slippage slippage)
{
    public const string NoShort = "spot cannot be short";
    public const string TooSmall = "the quantity rounds down to nothing";
    public const string UnderMinQuantity = "the quantity is under the instrument's minimum";
    public const string UnderMinNotional = "quantity × price is under the instrument's minimum";

    /// <summary>Prices, sizes and charges one execution.</summary>
    /// <param name="order">The order, and its number.</param>
    /// <param name="touch">Where it was reached.</param>
    /// <param name="bar">The bar in which it was.</param>
    /// <param name="time">When it fills, Unix ms.</param>
    /// <param name="portfolio">What it is sized against.</param>
    /// <param name="refusal">Why there is no fill, where there is none.</param>
    /// <returns>Null where the order is refused.</returns>
    /// <exception cref="IdentityException">The touch is not inside the bar.</exception>
    /// <exception cref="OverflowException">A price or an amount is beyond what the ledger takes.</exception>
    public Fill? Fill(WorkingOrder order, in Touch touch, in Bar bar, long time, Portfolio portfolio, out string? refusal)
    {
        if (touch.Price < bar.Low || touch.Price > bar.High)
            throw new IdentityException($"order {order.Number} touched {touch.Price}, outside its bar's {bar.Low} to {bar.High}.");

        Order wanted = order.Order;
        decimal touchPrice = Money.Price(touch.Price);
        decimal price = FillPrice(wanted.Side, touch, bar);
        decimal rate = fees.RateFor(touch.Liquidity);
        decimal held = portfolio.Position.Quantity;
        bool reduces = held != 0 && (held > 0) == (wanted.Side == Side.Sell);

        decimal quantity = wanted.Size.Resolve(portfolio.EquityAt(touchPrice), held, price);
        if (reduces)
            quantity = Math.Min(quantity, Math.Abs(held));
        else if (instrument.Market == MarketKind.Spot && wanted.Side == Side.Buy)
            quantity = Affordable(quantity, portfolio.Cash, price, rate);
        quantity = instrument.Rules.RoundDown(quantity);

        refusal = Refusal(wanted.Side, quantity, price, reduces);
        return refusal is not null ? null : new Fill
        {
            Time = time,
            OrderNumber = order.Number,
            Side = wanted.Side,
            Quantity = quantity,
            Price = price,
            TouchPrice = touchPrice,
            Notional = Money.Round(quantity * price),
            Fee = Money.Round(quantity * price * rate),
            Slippage = Money.Round(quantity * Math.Abs(price - touchPrice)),
            Liquidity = touch.Liquidity,
        };
    }

    private string? Refusal(Side side, decimal quantity, decimal price, bool reduces)
    {
        if (!reduces && side == Side.Sell && instrument.Market == MarketKind.Spot)
            return NoShort;
        if (quantity <= 0)
            return TooSmall;
        if (reduces)
            return null;
        if (quantity < instrument.Rules.MinQuantity)
            return UnderMinQuantity;
        return quantity * price < instrument.Rules.MinNotional ? UnderMinNotional : null;
    }

    /// <summary>The touch price made worse by slippage, then rounded to the tick, against the order.</summary>
    private decimal FillPrice(Side side, in Touch touch, in Bar bar)
    {
        double slip = touch.Liquidity == Liquidity.Taker ? slippage.PerUnit(bar, touch.Price) : 0;
        decimal price = Money.Price(side == Side.Buy ? touch.Price + slip : touch.Price - slip);
        if (slip == 0 || instrument.Rules.TickSize is not { } tick)
            return price;
        decimal ticks = price / tick;
        return (side == Side.Buy ? decimal.Ceiling(ticks) : decimal.Floor(ticks)) * tick;
    }

    /// <summary>The quantity, cut where its cost and fee do not fit the cash.</summary>
    private decimal Affordable(decimal quantity, decimal cash, decimal price, decimal rate)
    {
        if (Fits(quantity))
            return quantity;
        decimal most = instrument.Rules.RoundDown(Math.Max(0, cash) / (price * (1 + rate)));
        return Fits(most) ? most : most - instrument.Rules.LotSize;

        bool Fits(decimal wanted) => Money.Round(wanted * price) + Money.Round(wanted * price * rate) <= cash;
    }
}
