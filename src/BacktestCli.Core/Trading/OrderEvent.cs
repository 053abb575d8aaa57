using BacktestCli.Core.Market;

namespace BacktestCli.Core.Trading;

/// <summary>One change of one order's state.</summary>
/// <param name="Time">When, Unix ms.</param>
/// <param name="Instrument">What it is for.</param>
/// <param name="Number">The order's number in the run, from 1.</param>
/// <param name="Order">What is wanted.</param>
/// <param name="State">What it came to.</param>
/// <param name="Quantity">Base quantity that this change filled; 0 for the others.</param>
/// <param name="Price">Fill price, or the price at which its stop was reached; 0 for the others.</param>
/// <param name="Reason">Why, where that is not plain; null where it is.</param>
public readonly record struct OrderEvent(
    long Time, Instrument Instrument, int Number, Order Order, OrderState State, decimal Quantity, decimal Price, string? Reason);

/// <summary>What an order can come to.</summary>
public enum OrderState
{
    /// <summary>The broker has it.</summary>
    Submitted,

    /// <summary>Its stop was reached; it is a market or limit order now.</summary>
    Triggered,

    /// <summary>A part of it filled; the rest is live.</summary>
    PartiallyFilled,

    /// <summary>It filled whole.</summary>
    Filled,

    /// <summary>It was taken back: by the strategy, because its position or its other half was done, or because the data ended.</summary>
    Cancelled,

    /// <summary>Its time was over.</summary>
    Expired,

    /// <summary>Another order took its place.</summary>
    Replaced,

    /// <summary>A rule forbade it.</summary>
    Rejected,
}
