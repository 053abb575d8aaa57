using BacktestCli.Core.Market;

namespace BacktestCli.Core.Trading;

/// <summary>What a touch costs: turns an order that was reached into a fill, or into the reason why not.</summary>
/// <param name="terms">On which terms the instrument is traded.</param>
/// <param name="slippage">How much worse than the touch price orders fill that cross the spread.</param>
/// <param name="seed">For slippage by chance.</param>
internal sealed class Execution(InstrumentTerms terms, Slippage slippage, long seed)
{
    public const string NoShort = "spot cannot be short";
    public const string TooSmall = "the quantity rounds down to nothing";
    public const string NoVolume = "the bar's volume has no room for it";
    public const string NotWhole = "it could not be filled whole";
    public const string UnderMinQuantity = "the quantity is under the instrument's minimum";
    public const string UnderMinNotional = "quantity × price is under the instrument's minimum";

    private readonly InstrumentRules _rules = terms.Instrument.SimulatedRules;
    private readonly string _key = terms.Instrument.ToString();
    private readonly bool _isFree = slippage.ToString() == "none" && terms.HalfSpread == 0;

    /// <summary>Where an order asked for between two ticks stands: at the one that the price reaches later, so that a stop fills worse.</summary>
    public Trigger Ticked(Trigger trigger) => trigger with { Level = _rules.RoundToTick(trigger.Level, up: trigger.Rising) };

    /// <summary>Prices, sizes and charges one execution.</summary>
    /// <param name="order">The order; its quantity is resolved here where it was not yet.</param>
    /// <param name="touch">Where it was reached.</param>
    /// <param name="bar">The bar in which it was.</param>
    /// <param name="holding">What it is sized against.</param>
    /// <param name="most">Base quantity that the bar's volume has room for.</param>
    /// <param name="refusal">Why there is no fill, where there is none.</param>
    /// <returns>Null where the order is refused.</returns>
    /// <exception cref="IdentityException">The touch is not inside the bar.</exception>
    /// <exception cref="OverflowException">A price or an amount is beyond what the ledger takes.</exception>
    public Fill? Fill(WorkingOrder order, in Touch touch, in Bar bar, Holding holding, decimal most, out string? refusal)
    {
        if (touch.Price < bar.Low || touch.Price > bar.High)
            throw new IdentityException($"order {order.Number} touched {touch.Price}, outside its bar's {bar.Low} to {bar.High}.");

        decimal held = holding.Position.Quantity;
        bool isBuy = order.Order.Side == Side.Buy, reduces = held != 0 && held > 0 != isBuy;
        decimal touchPrice = Money.Price(touch.Price);
        decimal volume = holding.Account.VolumeAt(touch.Time), rate = terms.Fees.RateFor(touch.Liquidity, volume);
        decimal taker = terms.Fees.RateFor(Liquidity.Taker, volume);
        decimal price = FillPrice(order, touch, touchPrice, bar, quantity: null);
        decimal quantity = Wanted(order, touchPrice, price, taker, holding, out refusal);
        if (refusal is not null)
            return null;
        if (slippage.DependsOnQuantity && touch.Liquidity == Liquidity.Taker)
        {
            price = FillPrice(order, touch, touchPrice, bar, Math.Min(quantity, most));
            quantity = Wanted(order, touchPrice, price, taker, holding, out refusal);
        }

        decimal asked = reduces && quantity >= Math.Abs(held) ? Math.Abs(held) : _rules.RoundDown(quantity);
        bool isWhole = asked <= most;
        quantity = isWhole ? asked : _rules.RoundDown(most);
        (decimal notional, decimal fee) = Cost(quantity, price, rate);
        bool isCut = false;
        if (!reduces && quantity > 0 && (terms.IsMargined || isBuy) && Required(notional, holding) + fee > holding.Account.Available)
        {
            isCut = true;
            asked = quantity = Affordable(quantity, price, rate, holding);
            (notional, fee) = Cost(quantity, price, rate);
        }

        refusal = order.Order.TimeInForce == TimeInForce.Fok && (isCut || !isWhole)
            ? NotWhole
            : Refusal(isBuy, quantity, isCut || isWhole, reduces)
                ?? (reduces || order.Remaining is not null ? null : UnderMinimum(asked, price));
        if (refusal is not null)
            return null;
        order.Take(quantity, isDone: isWhole || isCut || _rules.RoundDown((order.Remaining ?? order.Whole) - quantity) == 0);
        return new Fill
        {
            Instrument = terms.Instrument,
            Time = touch.Time,
            OrderNumber = order.Number,
            Side = order.Order.Side,
            Quantity = quantity,
            Price = price,
            TouchPrice = touchPrice,
            Notional = notional,
            Fee = order.IsLiquidation ? fee + Money.Round(notional * terms.Margin.LiquidationFee) : fee,
            Slippage = price == touchPrice ? 0 : Money.Round(quantity * Math.Abs(price - touchPrice)),
            Liquidity = touch.Liquidity,
        };
    }

    private static (decimal Notional, decimal Fee) Cost(decimal quantity, decimal price, decimal rate)
    {
        decimal notional = quantity * price;
        return (Money.Round(notional), Money.Round(notional * rate));
    }

    /// <summary>What is still to be filled of an order, before rounding.</summary>
    private static decimal Wanted(WorkingOrder order, decimal touchPrice, decimal price, decimal taker, Holding holding, out string? refusal)
    {
        refusal = null;
        if (order.Remaining is { } remaining)
            return remaining;
        Sizing at = new()
        {
            Holding = holding,
            TouchPrice = touchPrice,
            FillPrice = price,
            Order = order.Order,
            TakerFee = taker,
        };
        refusal = order.Order.Size.Refusal(at);
        return order.Whole = refusal is null ? order.Order.Size.Resolve(at) : 0;
    }

    /// <summary>Cash or margin that a fill ties up, quote currency.</summary>
    private decimal Required(decimal notional, Holding holding) => terms.IsMargined ? holding.MarginFor(notional) : notional;

    private string? Refusal(bool isBuy, decimal quantity, bool hasRoom, bool reduces)
    {
        if (!reduces && !isBuy && !terms.IsMargined)
            return NoShort;
        return quantity > 0 ? null : hasRoom ? TooSmall : NoVolume;
    }

    /// <summary>Why an entry is too small for the venue; null where it is not. What the bar's volume leaves of it does not count.</summary>
    private string? UnderMinimum(decimal quantity, decimal price) =>
        quantity < _rules.MinQuantity ? UnderMinQuantity : Money.Round(quantity * price) < _rules.MinNotional ? UnderMinNotional : null;

    /// <summary>The touch price made worse by half the spread and by slippage, then rounded to the tick, against the order.</summary>
    private decimal FillPrice(WorkingOrder order, in Touch touch, decimal touchPrice, in Bar bar, decimal? quantity)
    {
        if (_isFree || touch.Liquidity == Liquidity.Maker)
            return touchPrice;
        Side side = order.Order.Side;
        double chance = slippage is RandomSlippage ? Chance.Of(seed, _key, touch.Time, side) : 0;
        double slip = (touch.Price * terms.HalfSpread) + slippage.PerUnit(new Slip(bar, touch.Price, (double)(quantity ?? 0), chance));
        if (slip == 0)
            return touchPrice;
        double worse = side == Side.Buy ? touch.Price + slip : touch.Price - slip;
        decimal price = Money.Price(order.Limit is { } limit ? side == Side.Buy ? Math.Min(worse, limit) : Math.Max(worse, limit) : worse);
        return _rules.RoundToTick(price, up: side == Side.Buy);
    }

    /// <summary>The most lots, fewer than wanted, whose cost or margin and fee fit what is available, rounding of both included.</summary>
    /// <remarks>A division comes within a lot or two, but where brackets of leverage are in the way; from there it is searched for.</remarks>
    private decimal Affordable(decimal wanted, decimal price, decimal rate, Holding holding)
    {
        decimal available = holding.Account.Available, lot = _rules.LotSize;
        if (available <= 0)
            return 0;
        decimal perUnit = (Required(Money.Round(wanted * price), holding) / wanted) + (price * rate);
        decimal guess = _rules.RoundDown(perUnit > 0 ? Math.Min(wanted, available / perUnit) : wanted);
        (decimal most, decimal over) = (Math.Max(0, guess - lot), Math.Min(wanted, guess + lot));
        if (!Fits(most))
            (most, over) = (0, most);
        else if (over < wanted && Fits(over))
            (most, over) = (over, wanted);
        while (over - most > lot)
        {
            decimal middle = _rules.RoundDown((most + over) / 2);
            if (middle <= most || middle >= over)
                break; // so many lots that a decimal does not tell neighbours apart
            (most, over) = Fits(middle) ? (middle, over) : (most, middle);
        }

        return most;

        bool Fits(decimal quantity)
        {
            (decimal notional, decimal fee) = Cost(quantity, price, rate);
            return Required(notional, holding) + fee <= available;
        }
    }
}
