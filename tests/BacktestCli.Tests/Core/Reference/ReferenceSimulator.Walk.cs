using BacktestCli.Core.Trading;

namespace BacktestCli.Tests.Core.Reference;

/// <content>What comes first: rules 6 to 16.</content>
internal sealed partial class ReferenceSimulator
{
    /// <summary>Everything that the open reaches, one order at a time.</summary>
    private void MeetOpen(ReferenceBook book)
    {
        decimal open = (decimal)book.Bar.Open;
        Follow(book, open, isPast: false);
        while (First(book, open, open, isPast: false) is { } hit)
            Meet(book, hit, open, isThere: true, book.Bar.OpenTime);
        book.Orders.RemoveAll(order => order.Spec.TimeInForce is TimeInForce.Ioc or TimeInForce.Fok);
        foreach (ReferenceOrder order in book.Orders)
            order.HasMetOpen = true;
    }

    /// <summary>Everything between the open and the close, along a list of prices that the walk still has to get to.</summary>
    private void WalkInside(ReferenceBook book)
    {
        (decimal open, decimal high, decimal low, decimal close) =
            ((decimal)book.Bar.Open, (decimal)book.Bar.High, (decimal)book.Bar.Low, (decimal)book.Bar.Close);
        long now = book.Bar.OpenTime + _scenario.Interval.Milliseconds;
        bool isPessimistic = _options.Intrabar == IntrabarModel.Pessimistic;
        bool isLowNearest = open - low <= high - open;
        bool isLowFirst = isPessimistic && book.Sign != 0 ? book.Sign > 0
            : open - low == high - open ? book.Sign >= 0 : isLowNearest;
        List<(decimal To, bool IsPast)> ahead = Through(isLowFirst, low, high, close);
        decimal price = open;
        while (ahead.Count > 0)
        {
            (decimal to, bool isPast) = ahead[0];
            if (First(book, price, to, isPast) is not { } hit)
            {
                price = to;
                ahead.RemoveAt(0);
                Follow(book, price, isPast);
                continue;
            }

            bool isThere = IsReached(book, hit, price);
            price = isThere ? price : LevelOf(book, hit);
            Follow(book, price, isPast);
            int before = book.Sign;
            Meet(book, hit, price, isThere, now);
            if (isPessimistic && before == 0 && book.Sign != 0)
                ahead = After(book.Sign, ahead, high, low, close);
            else if (isPessimistic && before != 0 && book.Sign == 0)
                ahead = Through(isLowNearest, low, high, close);
        }
    }

    private static List<(decimal To, bool IsPast)> Through(bool lowFirst, decimal low, decimal high, decimal close) =>
        lowFirst ? [(low, false), (high, false), (close, false)] : [(high, false), (low, false), (close, false)];

    /// <summary>
    /// Where the price may go after an entry: against it; in its favour only if it was on the way there; to the close. Else it was at the other extreme
    /// in the past, perhaps, and what fills whether it was or not fills there.
    /// </summary>
    private static List<(decimal To, bool IsPast)> After(int sign, List<(decimal To, bool IsPast)> ahead, decimal high, decimal low, decimal close)
    {
        decimal against = sign > 0 ? low : high;
        decimal favourable = sign > 0 ? high : low;
        return ahead.Count > 1 && ahead[0].To == favourable
            ? [(against, false), (favourable, false), (close, false)]
            : [(against, false), (close, false), (favourable, true), (close, true)];
    }

    /// <summary>The order that is reached first on the way between two prices; null where none is.</summary>
    private ReferenceOrder? First(ReferenceBook book, decimal from, decimal to, bool isPast)
    {
        ReferenceOrder? first = null;
        decimal best = 0;
        IEnumerable<ReferenceOrder> all = LiquidationOf(book) is { } forced ? book.Orders.Prepend(forced) : book.Orders;
        foreach (ReferenceOrder order in all)
        {
            if (order.IsBlocked || (order.Kind == OrderKind.Market && from != to) || (_isInside && order.Kind == OrderKind.Market))
                continue;
            if (isPast && order.Rises == book.Sign > 0 && order.Sign == -book.Sign && !FillsWithoutPosition(book, order))
                continue;
            bool isThere = IsReached(book, order, from);
            if (!isThere && !IsReached(book, order, to))
                continue;
            decimal distance = isThere ? 0 : Math.Abs(LevelOf(book, order) - from);
            if (first is null || distance < best || (distance == best && (order.Rank, order.Number).CompareTo((first.Rank, first.Number)) < 0))
                (first, best) = (order, distance);
        }

        return first;
    }

    /// <summary>True where the order would have filled, too, had the price come there while nothing was held.</summary>
    private static bool FillsWithoutPosition(ReferenceBook book, ReferenceOrder order) =>
        book.IsMargined && order.Rank == 3 && !order.Spec.ReduceOnly && !order.Closes && order.Spec.SizeKind != SizeKind.Position;

    private static bool IsReached(ReferenceBook book, ReferenceOrder order, decimal price)
    {
        if (order.Kind == OrderKind.Market)
            return true;
        decimal level = LevelOf(book, order);
        return order.Rises ? price >= level : price <= level;
    }

    private static decimal LevelOf(ReferenceBook book, ReferenceOrder order)
    {
        if (order.Kind != OrderKind.Trail)
            return order.Level;
        (double best, double behind) = ((double)order.Best!.Value, (double)order.Spec.Behind.Value);
        double distance = order.Spec.Behind.IsShare ? best * behind : behind;
        return AtTick(book, (decimal)(order.Rises ? best + distance : best - distance), order.Rises);
    }

    /// <summary>Rule 23.</summary>
    private static decimal AtTick(ReferenceBook book, decimal level, bool rises) =>
        book.Rules.TickSize is not { } tick ? level : rises ? decimal.Ceiling(level / tick) * tick : decimal.Floor(level / tick) * tick;

    /// <summary>Moves the best price of every trailing stop.</summary>
    private static void Follow(ReferenceBook book, decimal price, bool isPast)
    {
        foreach (ReferenceOrder order in book.Orders.Where(order => order.Kind == OrderKind.Trail && (order.Rank == 3 || !isPast)))
            order.Best = order.Best is not { } best ? price : order.Rises ? Math.Min(best, price) : Math.Max(best, price);
    }

    /// <summary>What an order that is reached does. <paramref name="isThere"/>: the price need not move to get there.</summary>
    private void Meet(ReferenceBook book, ReferenceOrder order, decimal price, bool isThere, long now)
    {
        if (order.Kind == OrderKind.StopLimit)
        {
            order.Kind = OrderKind.Limit;
            order.Level = AtTick(book, order.Spec.Limit, order.Rises);
            if (IsReached(book, order, price))
                Execute(book, order, price, Liquidity.Taker, now);
            else
                order.HasMetOpen = true;
            return;
        }

        bool takes = !order.IsLimit || (isThere && !order.HasMetOpen);
        if (takes && order.Spec.PostOnly)
            book.Orders.Remove(order);
        else
            Execute(book, order, price, takes ? Liquidity.Taker : Liquidity.Maker, now);
    }
}
