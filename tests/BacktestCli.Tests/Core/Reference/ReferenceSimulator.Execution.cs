using BacktestCli.Core.Trading;

namespace BacktestCli.Tests.Core.Reference;

/// <content>What an order costs and changes: rules 17, 19 to 22, 24 to 27.</content>
internal sealed partial class ReferenceSimulator
{
    private void Execute(ReferenceBook book, ReferenceOrder order, decimal touch, Liquidity liquidity, long now)
    {
        _now = now;
        bool reduces = book.Sign == -order.Sign;
        if (order.Rank == 0)
        {
            Reduce(book, order, Math.Abs(book.Quantity), touch, liquidity, now);
            return;
        }

        if (!reduces && Refuses(book, order, now))
        {
            book.Orders.Remove(order);
            return;
        }

        decimal price = PriceOf(book, order, touch, liquidity);
        decimal wanted = order.Remaining ?? Resolve(book, order, touch, price);
        bool isFirst = order.Remaining is null, isWholePosition = reduces && wanted >= Math.Abs(book.Quantity);
        wanted = isWholePosition ? Math.Abs(book.Quantity) : RoundDown(book, wanted);
        decimal filled = book.Budget is { } budget ? Math.Min(wanted, RoundDown(book, budget)) : wanted;
        decimal paid = reduces ? filled : Affordable(book, filled, price, liquidity, now);
        if (paid < filled && order.Spec.TimeInForce != TimeInForce.Fok)
            (wanted, filled) = (paid, paid);
        bool isTooSmall = !reduces && isFirst && (wanted < book.Rules.MinQuantity || wanted * price < book.Rules.MinNotional);
        if (wanted <= 0 || isTooSmall || (order.Spec.TimeInForce == TimeInForce.Fok && paid < wanted))
        {
            book.Orders.Remove(order);
            return;
        }

        if (filled > 0)
        {
            order.Remaining = wanted - filled;
            order.Closes = reduces;
            if (order.Remaining == 0)
                book.Orders.Remove(order);
            if (order.Other is { } other)
                book.Orders.Remove(other);
            book.Budget -= filled;
            if (reduces)
                Reduce(book, order, filled, touch, liquidity, now);
            else
                Enter(book, order, filled, touch, liquidity, now);
        }

        order.IsBlocked = true;
        if (!order.IsLimit)
            order.Kind = OrderKind.Market;
    }

    /// <summary>True where an order may not open or enlarge anything now.</summary>
    private bool Refuses(ReferenceBook book, ReferenceOrder order, long now) =>
        order.Spec.ReduceOnly || order.Closes || order.Rank < 3
        || (!book.IsMargined && !order.Spec.IsBuy)
        || (book.Sign == 0 && _books.Count(one => one.Sign != 0) >= (_options.MaxPositions ?? int.MaxValue))
        || IsProtected(book, now);

    private decimal PriceOf(ReferenceBook book, ReferenceOrder order, decimal touch, Liquidity liquidity)
    {
        if (liquidity == Liquidity.Maker)
            return touch;
        (double at, double range) = ((double)touch, book.Bar.High - book.Bar.Low);
        double slip = _options.Slippage switch
        {
            BpsSlippage bps => at * bps.Bps * 1e-4,
            RangeSlippage share => Math.Min(range * share.Share, at * 0.1),
            _ => throw new NotSupportedException(),
        };
        double worse = at + (order.Sign * (slip + (at * _options.SpreadBps * 0.5e-4)));
        decimal price = AtTick(book, (decimal)worse, rises: order.Spec.IsBuy);
        return !order.IsLimit ? price : order.Spec.IsBuy ? Math.Min(price, order.Level) : Math.Max(price, order.Level);
    }

    private void Enter(ReferenceBook book, ReferenceOrder order, decimal quantity, decimal touch, Liquidity liquidity, long now)
    {
        (decimal price, decimal notional, decimal fee) = Book(book, order, quantity, touch, liquidity, now);
        book.Margin += book.IsMargined ? MarginFor(book, notional) : 0;
        book.Quantity += order.Sign * quantity;
        book.Cost += notional;
        book.EntryPrice = book.Quantity == order.Sign * quantity ? price : book.Cost / Math.Abs(book.Quantity);
        book.EntryFees += fee;
        if (!order.Spec.IsBracket)
            return;
        book.Orders.RemoveAll(one => one.Rank < 3);
        OrderSpec away = new(OrderKind.Stop, !order.Spec.IsBuy, SizeKind.Position, 1);
        if (order.Spec.StopLoss is { } stop)
            Protect(book, away, 1, ExitReason.StopLoss, StandsAt(stop, book.EntryPrice, -order.Sign), touch);
        if (order.Spec.TrailingStop is { } trail)
            Protect(book, away with { Kind = OrderKind.Trail, Behind = trail }, 1, ExitReason.TrailingStop, 0, touch);
        if (order.Spec.TakeProfit is { } target)
            Protect(book, away with { Kind = OrderKind.TakeProfit }, 2, ExitReason.TakeProfit, StandsAt(target, book.EntryPrice, order.Sign), touch);
    }

    private static decimal StandsAt(Distance distance, decimal entry, int sign) =>
        distance.IsShare ? (decimal)((double)entry * (1 + (sign * (double)distance.Value))) : distance.Value;

    private void Protect(ReferenceBook book, OrderSpec spec, int rank, ExitReason reason, decimal level, decimal price)
    {
        ReferenceOrder order = new() { Spec = spec, Number = ++_numbers, Rank = rank, Reason = reason, Kind = spec.Kind, Best = price };
        order.Level = AtTick(book, level, order.Rises);
        order.HasMetOpen = !IsReached(book, order, price);
        book.Orders.Add(order);
    }

    private void Reduce(ReferenceBook book, ReferenceOrder order, decimal quantity, decimal touch, Liquidity liquidity, long now)
    {
        decimal free = Available(book.Venue);
        (decimal price, decimal notional, decimal fee) = Book(book, order, quantity, touch, liquidity, now);
        decimal held = Math.Abs(book.Quantity);
        decimal Part(decimal whole) => quantity == held ? whole : Rounded(whole / held * quantity);
        (decimal cost, decimal fees, decimal funding, decimal interest, decimal margin) =
            (Part(book.Cost), Part(book.EntryFees), Part(book.Funding), Part(book.Interest), Part(book.Margin));
        int sign = book.Sign;
        decimal profit = (sign * (notional - cost)) - fees - fee - funding - interest;
        book.Cost -= cost;
        book.EntryFees -= fees;
        book.Funding -= funding;
        book.Interest -= interest;
        book.Margin -= margin;
        book.Quantity -= sign * quantity;
        decimal insurance = order.Rank == 0 ? Insured(book, margin, (sign * (notional - cost)) - fee) : 0;
        book.Venue.Cash += insurance;
        Note(book, new PlainTrade(
            book.Name, now, sign > 0 ? PositionSide.Long : PositionSide.Short, quantity, profit + insurance, order.Reason), cost);
        if (_isInside)
            book.Venue.Frozen += Math.Max(0, Available(book.Venue) - free);
        if (book.Quantity == 0)
            book.Orders.RemoveAll(one => one.Rank < 3 || (one.Spec.ReduceOnly && one.HasMetOpen));
    }

    private (decimal Price, decimal Notional, decimal Fee) Book(
        ReferenceBook book, ReferenceOrder order, decimal quantity, decimal touch, Liquidity liquidity, long now)
    {
        decimal price = PriceOf(book, order, touch, liquidity);
        decimal notional = Rounded(quantity * price);
        decimal rate = RateOf(book, liquidity, now) + (order.Rank == 0 ? book.Leg.Margin.LiquidationFee : 0);
        decimal fee = Rounded(quantity * price * rate);
        book.Venue.Cash -= (order.Sign * notional) + fee;
        long day = now / Day;
        book.Venue.Traded[day] = book.Venue.Traded.GetValueOrDefault(day) + notional;
        _fills.Add(new PlainFill(book.Name, now, order.Spec.IsBuy ? Side.Buy : Side.Sell, quantity, price, touch, fee, liquidity));
        return (price, notional, fee);
    }
}
