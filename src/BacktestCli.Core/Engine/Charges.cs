using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;

namespace BacktestCli.Core.Engine;

/// <summary>Charges positions for being held, in every course of a run: funding at its times, interest on what is borrowed for every bar.</summary>
/// <param name="probe">Knows the courses, the declared one first.</param>
/// <param name="borrowRate">Yearly interest, fraction; null: nothing can be borrowed.</param>
internal sealed class Charges(PathProbe probe, decimal? borrowRate)
{
    private const decimal YearMs = 365m * UtcTime.Day;

    private readonly bool _chargesInterest = borrowRate is not null;

    /// <summary>True where a position must be charged at every bar, and one is held or may be by the close.</summary>
    public bool AreDue(Desk desk) => _chargesInterest && (!desk.Position.IsFlat || desk.Broker.HasOrders);

    /// <summary>Charges what is due of funding until a time, that instant included.</summary>
    /// <param name="i">The instrument's place.</param>
    /// <param name="feed">The instrument.</param>
    /// <param name="time">Unix ms.</param>
    /// <param name="price">What values positions where no mark price is recorded.</param>
    public void Fund(int i, Feed feed, long time, double price)
    {
        while (feed.Funding.NextTime <= time)
        {
            FundingDue due = feed.Funding.Take(price);
            foreach (Course course in probe.Courses)
                Fund(course.Desks[i], due, keep: course == probe.Courses[0]);
        }
    }

    /// <summary>
    /// Charges interest for the time since the close before, and no longer than since the open of the bar of the entry, on what the bar's fills left
    /// borrowed, at its close.
    /// </summary>
    public void Borrow(int i, Feed feed, long closeTime)
    {
        if (borrowRate is not { } rate || feed.Instrument.Market != MarketKind.Spot)
            return;
        foreach (Course course in probe.Courses)
        {
            Desk desk = course.Desks[i];
            if (desk.Position.IsFlat)
                continue;
            long since = desk.Position.BarsHeld == 0 ? desk.Bar.OpenTime : feed.PreviousCloseTime;
            decimal borrowed = desk.Position.IsShort
                ? Money.Round(-desk.Position.Quantity * Money.Price(desk.Bar.Close))
                : Math.Max(0, desk.Holding.OwnMoney - desk.Holding.Margin);
            desk.Holding.Pay(Money.Round(borrowed * rate * (closeTime - since) / YearMs), isInterest: true);
            desk.Broker.WatchMargin();
        }
    }

    private static void Fund(Desk desk, in FundingDue due, bool keep)
    {
        if (desk.Position.IsFlat)
            return;
        decimal quantity = desk.Position.Quantity, amount = due.Of(quantity);
        desk.Holding.Pay(amount);
        if (keep)
            desk.Feed.Funding.Keep(due, quantity, amount);
        desk.Broker.WatchMargin();
    }
}
