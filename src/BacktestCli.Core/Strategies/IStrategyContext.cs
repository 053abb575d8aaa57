using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;

namespace BacktestCli.Core.Strategies;

/// <summary>All that a strategy may know at the close of a bar, and the one thing it may do.</summary>
public interface IStrategyContext
{
    /// <summary>The bar that has just closed.</summary>
    ref readonly Bar Bar { get; }

    /// <summary>
    /// The bars up to now, the last being <see cref="Bar"/>: at least the strategy's <see cref="IStrategy.HistoryBars"/>, fewer only at the start of the data.
    /// </summary>
    BarHistory History { get; }

    /// <summary>What is held now.</summary>
    Position Position { get; }

    /// <summary>Cash plus the position's worth at this bar's close, quote currency.</summary>
    double Equity { get; }

    /// <summary>Sends an order: live from the next bar's open (at this close where the fill model says so).</summary>
    void Submit(Order order);

    /// <summary>Notes an order that was wanted and cannot be sent: the report counts it as rejected, with the reason.</summary>
    /// <param name="order">What was wanted.</param>
    /// <param name="reason">Why not; the same words for the same cause, because they are counted together.</param>
    void Decline(Order order, string reason);
}
