using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Margin;

namespace BacktestCli.Tests.Core.Reference;

/// <content>When and how the venue closes a position: rules 31 to 35, and the end of data.</content>
internal sealed partial class ReferenceSimulator
{
    /// <summary>The liquidation that waits for a position, as an order; null where none does.</summary>
    private ReferenceOrder? LiquidationOf(ReferenceBook book)
    {
        if (!book.IsMargined || book.Sign == 0)
            return null;
        double behind = (double)book.Margin;
        if (_options.MarginMode == MarginMode.Cross)
        {
            behind = (double)(book.Venue.Cash + (book.Sign * book.Cost));
            foreach (ReferenceBook other in book.Venue.Books.Where(one => one != book && one.IsMargined && one.Sign != 0))
            {
                decimal worth = Math.Abs(other.Quantity) * WorstOf(other);
                behind += (double)((other.Sign * worth) - MaintenanceOf(other.Leg.Margin, worth));
            }
        }

        OrderSpec spec = new(OrderKind.Stop, book.Sign < 0, SizeKind.Position, 1);
        decimal? now = LiquidationLevel(book, behind) is { } level ? AtTick(book, level, spec.IsBuy) : null;
        return Nearer(book.Sign, now, book.LiquidationBefore) is { } at
            ? new ReferenceOrder { Spec = spec, Number = 0, Rank = 0, Reason = ExitReason.Liquidation, Kind = OrderKind.Stop, Level = at }
            : null;
    }

    private static decimal? Nearer(int sign, decimal? one, decimal? other) =>
        one is null || other is null ? one ?? other : sign > 0 ? Math.Max(one.Value, other.Value) : Math.Min(one.Value, other.Value);

    private static decimal WorstOf(ReferenceBook book) => !book.IsPresent ? book.LastClose : (decimal)(book.Sign > 0 ? book.Bar.Low : book.Bar.High);

    private static decimal MaintenanceOf(MarginSchedule schedule, decimal worth)
    {
        decimal sum = 0;
        for (int i = 0; i < schedule.Tiers.Count; i++)
        {
            decimal ceiling = i + 1 < schedule.Tiers.Count ? schedule.Tiers[i + 1].From : decimal.MaxValue;
            sum += Math.Max(0, Math.Min(worth, ceiling) - schedule.Tiers[i].From) * schedule.Tiers[i].Rate;
        }

        return sum;
    }

    /// <summary>The price at which what stands behind, and the profit, are the maintenance margin: solved bracket by bracket.</summary>
    private static decimal? LiquidationLevel(ReferenceBook book, double behind)
    {
        MarginSchedule schedule = book.Leg.Margin;
        (double quantity, double entry, int sign) = ((double)Math.Abs(book.Quantity), (double)book.EntryPrice, book.Sign);
        for (int i = 0; i < schedule.Tiers.Count; i++)
        {
            (decimal from, decimal rate) = (schedule.Tiers[i].From, schedule.Tiers[i].Rate);
            double ceiling = i + 1 < schedule.Tiers.Count ? (double)schedule.Tiers[i + 1].From : double.PositiveInfinity;
            double tooMuch = (double)((from * rate) - MaintenanceOf(schedule, from));
            double price = ((quantity * entry) - (sign * (behind + tooMuch))) / (quantity * (1 - (sign * (double)rate)));
            if (price > 0 && quantity * price >= (double)from && quantity * price <= ceiling)
                return (decimal)price;
        }

        return null;
    }

    /// <summary>What the venue's insurance pays of a liquidation.</summary>
    private decimal Insured(ReferenceBook book, decimal margin, decimal result)
    {
        if (_options.MarginMode == MarginMode.Isolated)
            return Math.Max(0, -(Math.Max(0, margin) + result));
        decimal left = book.Venue.Cash;
        foreach (ReferenceBook other in book.Venue.Books.Where(one => one.Sign != 0))
            left += Rounded(other.Quantity * other.LastClose);
        return Math.Max(0, -left);
    }

    private void CloseAll(long now)
    {
        _isBankrupt = true;
        foreach (ReferenceBook book in _books)
        {
            CloseOut(book, ExitReason.Bankruptcy, now);
            book.Orders.Clear();
        }
    }

    private void EndData(ReferenceBook book, long now)
    {
        book.Orders.Clear();
        if (!_options.KeepOpen)
            CloseOut(book, ExitReason.EndOfData, now);
    }

    private void CloseOut(ReferenceBook book, ExitReason reason, long now)
    {
        if (book.Sign == 0)
            return;
        OrderSpec spec = new(OrderKind.Market, book.Sign < 0, SizeKind.Position, 1);
        ReferenceOrder order = new() { Spec = spec, Number = 0, Rank = 3, Reason = reason, Kind = OrderKind.Market };
        CloseOut(book, order, book.LastClose, now);
    }

    /// <summary>The whole position, whatever the bar's volume.</summary>
    private void CloseOut(ReferenceBook book, ReferenceOrder order, decimal touch, long now)
    {
        decimal quantity = Math.Abs(book.Quantity);
        book.Budget = book.Budget is { } budget ? Math.Max(0, budget - quantity) : null;
        Reduce(book, order, quantity, new Touched(touch, PriceOf(book, order, touch, Liquidity.Taker, quantity), Liquidity.Taker, now));
    }
}
