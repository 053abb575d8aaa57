using BacktestCli.Core.Trading;

namespace BacktestCli.Tests.Core.Reference;

/// <content>What a fill changes: rules 17, 24, 26, 34, 38 and 39.</content>
internal sealed partial class ReferenceSimulator
{
    private void Enter(ReferenceBook book, ReferenceOrder order, decimal quantity, in Touched at)
    {
        (decimal notional, decimal fee) = Book(book, order, quantity, at);
        book.IsNew |= book.Quantity == 0;
        book.Margin += book.IsMargined ? MarginFor(book, notional) : 0;
        book.Quantity += order.Sign * quantity;
        book.Cost += notional;
        book.EntryPrice = book.Quantity == order.Sign * quantity ? at.Price : book.Cost / Math.Abs(book.Quantity);
        book.EntryFees += fee;
        if (!order.Spec.IsBracket)
            return;
        book.Orders.RemoveAll(one => one.Rank < 3);
        OrderSpec away = new(OrderKind.Stop, !order.Spec.IsBuy, SizeKind.Position, 1);
        if (order.Spec.StopLoss is { } stop)
            Protect(book, away, 1, ExitReason.StopLoss, StandsAt(stop, book.EntryPrice, -order.Sign), at.Touch);
        if (order.Spec.TrailingStop is { } trail)
            Protect(book, away with { Kind = OrderKind.Trail, Behind = trail }, 1, ExitReason.TrailingStop, 0, at.Touch);
        if (order.Spec.TakeProfit is { } target)
            Protect(book, away with { Kind = OrderKind.TakeProfit }, 2, ExitReason.TakeProfit, StandsAt(target, book.EntryPrice, order.Sign), at.Touch);
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

    private void Reduce(ReferenceBook book, ReferenceOrder order, decimal quantity, in Touched at)
    {
        decimal free = Available(book.Venue);
        (decimal notional, decimal fee) = Book(book, order, quantity, at);
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
            book.Name, at.Time, sign > 0 ? PositionSide.Long : PositionSide.Short, quantity, profit + insurance, order.Reason), cost);
        if (_isInside)
            book.Venue.Frozen += Math.Max(0, Available(book.Venue) - free);
        if (book.Quantity == 0)
            book.Orders.RemoveAll(one => one.Rank < 3 || (one.Spec.ReduceOnly && one.HasMetOpen));
    }

    private (decimal Notional, decimal Fee) Book(ReferenceBook book, ReferenceOrder order, decimal quantity, in Touched at)
    {
        book.LiquidationBefore = null;
        decimal notional = Rounded(quantity * at.Price);
        decimal fee = Rounded(quantity * at.Price * RateOf(book, at.Liquidity, at.Time));
        fee += order.Rank == 0 ? Rounded(notional * book.Leg.Margin.LiquidationFee) : 0;
        book.Venue.Cash -= (order.Sign * notional) + fee;
        long day = at.Time / Day;
        book.Venue.Traded[day] = book.Venue.Traded.GetValueOrDefault(day) + notional;
        _fills.Add(new PlainFill(
            book.Name, at.Time, order.Spec.IsBuy ? Side.Buy : Side.Sell, quantity, at.Price, at.Touch, fee, at.Liquidity));
        return (notional, fee);
    }

    /// <summary>Where, when and how an order was reached, and at what price it fills.</summary>
    private readonly record struct Touched(decimal Touch, decimal Price, Liquidity Liquidity, long Time);
}
