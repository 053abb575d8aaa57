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
        decimal rate = terms.Fees.RateFor(touch.Liquidity, holding.Account.VolumeAt(touch.Time));
        decimal price = FillPrice(order, touch, touchPrice, bar, quantity: null);
        decimal quantity = Wanted(order, touchPrice, price, rate, touch.Time, holding, out refusal);
        if (refusal is not null)
            return null;
        if (slippage.DependsOnQuantity && touch.Liquidity == Liquidity.Taker)
        {
            price = FillPrice(order, touch, touchPrice, bar, Math.Min(quantity, most));
            quantity = Wanted(order, touchPrice, price, rate, touch.Time, holding, out refusal);
        }

        quantity = reduces ? Math.Min(quantity, Math.Abs(held)) : quantity;
        bool isWhole = quantity <= most;
        quantity = reduces && isWhole && quantity == Math.Abs(held) ? quantity : _rules.RoundDown(Math.Min(quantity, most));
        (decimal notional, decimal fee) = Cost(quantity, price, rate);
        bool isCut = false;
        if (!reduces && (terms.IsMargined || isBuy) && Required(holding, notional) + fee > holding.Account.Available)
        {
            isCut = true;
            quantity = Affordable(quantity, holding, price, rate);
            (notional, fee) = Cost(quantity, price, rate);
        }

        refusal = order.Order.TimeInForce == TimeInForce.Fok && (isCut || !isWhole)
            ? NotWhole
            : Refusal(isBuy, quantity, notional, reduces, isCut, isWhole);
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
    private decimal Wanted(WorkingOrder order, decimal touchPrice, decimal price, decimal rate, long time, Holding holding, out string? refusal)
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
            EntryFee = rate,
            TakerFee = terms.Fees.RateFor(Liquidity.Taker, holding.Account.VolumeAt(time)),
        };
        refusal = order.Order.Size.Refusal(at);
        return order.Whole = refusal is null ? order.Order.Size.Resolve(at) : 0;
    }

    /// <summary>Cash or margin that a fill ties up, quote currency.</summary>
    private decimal Required(Holding holding, decimal notional) =>
        terms.IsMargined ? terms.Margin.Added(Math.Abs(holding.OwnMoney), notional, terms.Leverage) : notional;

    private string? Refusal(bool isBuy, decimal quantity, decimal notional, bool reduces, bool isCut, bool isWhole)
    {
        if (!reduces && !isBuy && !terms.IsMargined)
            return NoShort;
        if (quantity <= 0)
            return isWhole || isCut ? TooSmall : NoVolume;
        if (reduces || !isWhole)
            return null;
        if (quantity < _rules.MinQuantity)
            return UnderMinQuantity;
        return notional < _rules.MinNotional ? UnderMinNotional : null;
    }

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

    /// <summary>The largest quantity whose cost or margin and fee fit what is available, rounding of both included.</summary>
    private decimal Affordable(decimal wanted, Holding holding, decimal price, decimal rate)
    {
        decimal available = holding.Account.Available;
        if (available <= 0)
            return 0;
        decimal room = terms.IsMargined
            ? terms.Margin.Room(Math.Abs(holding.OwnMoney), available, terms.Leverage, rate)
            : available / (1 + rate);
        decimal most = _rules.RoundDown(Math.Min(wanted, room / price));
        while (most > 0)
        {
            (decimal notional, decimal fee) = Cost(most, price, rate);
            if (Required(holding, notional) + fee <= available)
                return most;
            most = Math.Max(0, most - _rules.LotSize);
        }

        return 0;
    }
}
