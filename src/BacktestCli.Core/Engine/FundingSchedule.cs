using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;

namespace BacktestCli.Core.Engine;

/// <summary>Tells which payments are due, in order, and keeps those that the run's own positions made.</summary>
internal sealed class FundingSchedule(FundingHistory history)
{
    private readonly List<FundingPayment> _payments = [];
    private int _next;

    /// <summary>When the next payment is due, Unix ms; the end of time where none is known.</summary>
    public long NextTime { get; private set; } = TimeOf(history, 0);

    /// <summary>Takes the next payment.</summary>
    /// <param name="price">What values positions where no mark price is recorded.</param>
    public FundingDue Take(double price)
    {
        double mark = history.Marks[_next];
        bool atMark = !double.IsNaN(mark);
        FundingDue due = new(NextTime, history.Rates[_next], Money.Price(atMark ? mark : price), atMark);
        NextTime = TimeOf(history, ++_next);
        return due;
    }

    /// <summary>Keeps a payment for the report.</summary>
    public void Keep(in FundingDue due, decimal quantity, decimal amount) =>
        _payments.Add(new FundingPayment(due.Time, due.Rate, due.Price, due.AtMark, quantity, amount));

    /// <summary>The account of a run over [from, to); null where nothing is known of funding then.</summary>
    public RunFunding? Finish(long from, long to)
    {
        int times = history.CountIn(from, to);
        IReadOnlyList<(long From, long To)> uncovered = history.Uncovered(from, to);
        return times == 0 && uncovered is [var all] && all == (from, to) ? null : new RunFunding
        {
            Times = times,
            Payments = _payments,
            Uncovered = uncovered,
            Fingerprint = history.FingerprintOf(from, to),
        };
    }

    private static long TimeOf(FundingHistory history, int index) => index < history.Count ? history.Times[index] : long.MaxValue;
}

/// <summary>A payment that is due.</summary>
/// <param name="Time">When, Unix ms.</param>
/// <param name="Rate">Fraction of the position's worth; longs pay where it is positive.</param>
/// <param name="Price">What values the position, quote currency.</param>
/// <param name="AtMark">True where that is the venue's mark price.</param>
internal readonly record struct FundingDue(long Time, double Rate, decimal Price, bool AtMark)
{
    /// <summary>What a position pays, quote currency; negative is received.</summary>
    public decimal Of(decimal quantity) => Money.Round(quantity * Price * (decimal)Rate);
}
