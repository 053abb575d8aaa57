using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;

namespace BacktestCli.Core.Engine;

/// <summary>Charges the position at each funding time, in order.</summary>
internal sealed class FundingAccount(FundingHistory history, Portfolio portfolio)
{
    private readonly List<FundingPayment> _payments = [];
    private int _next;

    /// <summary>When the next payment is due, Unix ms; the end of time where none is known.</summary>
    public long NextTime { get; private set; } = TimeOf(history, 0);

    /// <summary>Charges what is due until then, at recorded mark prices.</summary>
    /// <param name="time">Unix ms, that instant included.</param>
    /// <param name="price">What values the position where no mark price is recorded.</param>
    /// <exception cref="OverflowException">A price or an amount is beyond what the ledger takes.</exception>
    public void PayUntil(long time, double price)
    {
        while (NextTime <= time)
        {
            if (!portfolio.Position.IsFlat)
                Pay(price);
            NextTime = TimeOf(history, ++_next);
        }
    }

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

    private void Pay(double price)
    {
        double mark = history.Marks[_next];
        bool atMark = !double.IsNaN(mark);
        double rate = history.Rates[_next];
        decimal valuedAt = Money.Price(atMark ? mark : price);
        decimal quantity = portfolio.Position.Quantity;
        decimal amount = Money.Round(quantity * valuedAt * (decimal)rate);
        portfolio.Pay(amount);
        _payments.Add(new FundingPayment(NextTime, rate, valuedAt, atMark, quantity, amount));
    }
}
