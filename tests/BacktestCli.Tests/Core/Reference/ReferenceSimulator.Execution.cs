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
            CloseOut(book, order, touch, now);
            return;
        }

        if (!reduces && Refuses(book, order, now))
        {
            book.Orders.Remove(order);
            return;
        }

        decimal price = PriceOf(book, order, touch, liquidity, 0);
        decimal wanted = order.Remaining ?? Resolve(book, order, touch, price);
        if (_options.Slippage is ImpactSlippage)
        {
            price = PriceOf(book, order, touch, liquidity, Math.Min(wanted, book.Budget ?? decimal.MaxValue));
            wanted = order.Remaining ?? Resolve(book, order, touch, price);
        }

        bool isFirst = order.Remaining is null, isWholePosition = reduces && wanted >= Math.Abs(book.Quantity);
        decimal whole = wanted;
        wanted = isWholePosition ? Math.Abs(book.Quantity) : RoundDown(book, whole);
        decimal filled = book.Budget is { } budget ? Math.Min(wanted, RoundDown(book, budget)) : wanted;
        decimal paid = reduces ? filled : Affordable(book, filled, price, liquidity, now);
        if (paid < filled && order.Spec.TimeInForce != TimeInForce.Fok)
            (wanted, filled) = (paid, paid);
        bool isTooSmall = !reduces && isFirst && filled > 0 && (wanted < book.Rules.MinQuantity || wanted * price < book.Rules.MinNotional);
        if (wanted <= 0 || isTooSmall || (order.Spec.TimeInForce == TimeInForce.Fok && paid < wanted))
        {
            book.Orders.Remove(order);
            return;
        }

        if (filled > 0)
        {
            order.Remaining = wanted == filled ? 0 : whole - filled;
            order.Closes = reduces;
            if (RoundDown(book, order.Remaining.Value) == 0)
                book.Orders.Remove(order);
            if (order.Other is { } other)
                book.Orders.Remove(other);
            book.Budget -= filled;
            if (reduces)
                Reduce(book, order, filled, new Touched(touch, price, liquidity, now));
            else
                Enter(book, order, filled, new Touched(touch, price, liquidity, now));
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
        || IsProtected(book, _isInside ? now - 1 : now);

    private decimal PriceOf(ReferenceBook book, ReferenceOrder order, decimal touch, Liquidity liquidity, decimal quantity)
    {
        if (liquidity == Liquidity.Maker)
            return touch;
        (double at, double range) = ((double)touch, book.Bar.High - book.Bar.Low);
        double slip = _options.Slippage switch
        {
            BpsSlippage bps => at * bps.Bps * 1e-4,
            ImpactSlippage impact when !(book.Bar.Volume > 0) => impact.Factor == 0 ? 0 : at * 0.1,
            ImpactSlippage impact => Math.Min(range * impact.Factor * Math.Sqrt((double)quantity / book.Bar.Volume), at * 0.1),
            RangeSlippage share => Math.Min(range * share.Share, at * 0.1),
            _ => throw new NotSupportedException(),
        };
        double worse = at + (order.Sign * (slip + (at * (_options.SpreadBps * 0.5e-4))));
        decimal price = AtTick(book, (decimal)worse, rises: order.Spec.IsBuy);
        return !order.IsLimit ? price : order.Spec.IsBuy ? Math.Min(price, order.Level) : Math.Max(price, order.Level);
    }
}
