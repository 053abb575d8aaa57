using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;

namespace BacktestCli.Core.Strategies;

/// <summary>All that a strategy may know of one instrument at the close of a bar, and what it may do about it.</summary>
public interface IStrategyContext
{
    /// <summary>What the bar is of.</summary>
    Instrument Instrument { get; }

    /// <summary>When the bar closed, Unix ms: now.</summary>
    long Time { get; }

    /// <summary>The bar that has just closed.</summary>
    ref readonly Bar Bar { get; }

    /// <summary>
    /// The bars up to now, the last being <see cref="Bar"/>: at least the strategy's <see cref="IStrategy.HistoryBars"/>, fewer only at the start of the data.
    /// </summary>
    BarHistory History { get; }

    /// <summary>What is held of the instrument now.</summary>
    Position Position { get; }

    /// <summary>Cash plus every position's worth at its latest close, quote currency.</summary>
    double Equity { get; }

    /// <summary>The account as a whole, and the run's other instruments.</summary>
    IPortfolioView Portfolio { get; }

    /// <summary>What became of the instrument's orders since its last bar, in order.</summary>
    ReadOnlySpan<OrderEvent> OrderEvents { get; }

    /// <summary>Sends an order: live from the next bar's open (at this close where the fill model says so).</summary>
    /// <returns>Its number in the run, from 1.</returns>
    int Submit(Order order);

    /// <summary>Sends two orders of which the one that fills first, whole or in part, takes the other back.</summary>
    /// <returns>Their numbers.</returns>
    (int First, int Second) SubmitOneCancelsOther(Order first, Order second);

    /// <summary>Takes an order back, now: it is not tried on the next bar.</summary>
    /// <returns>False where no order of that number is live.</returns>
    bool Cancel(int number);

    /// <summary>Takes every order of the instrument back but the stop, trail and target of its position.</summary>
    void CancelAll();

    /// <summary>Takes an order back and sends another in its place.</summary>
    /// <returns>The number of the new one; 0, and nothing is sent, where no order of the old number is live.</returns>
    int Replace(int number, Order order);

    /// <summary>Notes an order that was wanted and cannot be sent: the report counts it as rejected, with the reason.</summary>
    /// <param name="order">What was wanted.</param>
    /// <param name="reason">Why not; the same words for the same cause, because they are counted together.</param>
    void Decline(Order order, string reason);
}
