using BacktestCli.Core.Market;

namespace BacktestCli.Core.Trading;

/// <summary>What a touch costs: turns an order that was reached into a fill, or into the reason why not.</summary>
internal sealed class Execution(Instrument instrument, FeeSchedule fees, Slippage slippage)
{
    public const string NoShort = "spot cannot be short";
    public const string TooSmall = "the quantity rounds down to nothing";
    public const string UnderMinQuantity = "the quantity is under the instrument's minimum";
    public const string UnderMinNotional = "quantity × price is under the instrument's minimum";

    private readonly InstrumentRules _rules = instrument.SimulatedRules;

    /// <summary>Where a stop or target asked for at a price stands: on the tick beyond it, so that it is not reached sooner and a stop fills worse.</summary>
    /// <param name="price">The price asked for, quote currency.</param>
    /// <param name="up">True where beyond is above.</param>
    public double Level(double price, bool up) => _rules.RoundToTick(price, up);

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

        decimal quantity = wanted.Size.Resolve(portfolio, touchPrice, price);
        quantity = _rules.RoundDown(reduces ? Math.Min(quantity, Math.Abs(held)) : quantity);
        (decimal notional, decimal fee) = Cost(quantity, price, rate);
        if (!reduces && wanted.Side == Side.Buy && instrument.Market == MarketKind.Spot && notional + fee > portfolio.Cash)
        {
            quantity = Affordable(portfolio.Cash, price, rate);
            (notional, fee) = Cost(quantity, price, rate);
        }

        refusal = Refusal(wanted.Side, quantity, notional, reduces);
        return refusal is not null ? null : new Fill
        {
            Time = time,
            OrderNumber = order.Number,
            Side = wanted.Side,
            Quantity = quantity,
            Price = price,
            TouchPrice = touchPrice,
            Notional = notional,
            Fee = fee,
            Slippage = price == touchPrice ? 0 : Money.Round(quantity * Math.Abs(price - touchPrice)),
            Liquidity = touch.Liquidity,
        };
    }

    private static (decimal Notional, decimal Fee) Cost(decimal quantity, decimal price, decimal rate)
    {
        decimal notional = quantity * price;
        return (Money.Round(notional), Money.Round(notional * rate));
    }

    private string? Refusal(Side side, decimal quantity, decimal notional, bool reduces)
    {
        if (!reduces && side == Side.Sell && instrument.Market == MarketKind.Spot)
            return NoShort;
        if (quantity <= 0)
            return TooSmall;
        if (reduces)
            return null;
        if (quantity < _rules.MinQuantity)
            return UnderMinQuantity;
        return notional < _rules.MinNotional ? UnderMinNotional : null;
    }

    /// <summary>The touch price made worse by slippage, then rounded to the tick, against the order.</summary>
    private decimal FillPrice(Side side, in Touch touch, in Bar bar)
    {
        double slip = touch.Liquidity == Liquidity.Taker ? slippage.PerUnit(bar, touch.Price) : 0;
        decimal price = Money.Price(side == Side.Buy ? touch.Price + slip : touch.Price - slip);
        return slip == 0 ? price : _rules.RoundToTick(price, up: side == Side.Buy);
    }

    /// <summary>The largest quantity whose cost and fee fit the cash, rounding of both included.</summary>
    private decimal Affordable(decimal cash, decimal price, decimal rate)
    {
        decimal most = _rules.RoundDown(Math.Max(0, cash) / (price * (1 + rate)));
        (decimal notional, decimal fee) = Cost(most, price, rate);
        return notional + fee <= cash ? most : most - _rules.LotSize;
    }
}
