namespace BacktestCli.Core.Trading;

/// <summary>What became of a run's orders.</summary>
/// <param name="Counts">Orders by type and final state, in order of type, then state.</param>
/// <param name="Rejections">Rejected orders by reason, in order of first appearance.</param>
public sealed record OrderStatistics(IReadOnlyList<OrderCount> Counts, IReadOnlyList<Rejection> Rejections);

/// <summary>Orders of one type that ended in one state.</summary>
/// <param name="Type">The order type's name.</param>
/// <param name="State">How they ended.</param>
/// <param name="Count">How many.</param>
public sealed record OrderCount(string Type, OrderState State, long Count);

/// <summary>Orders rejected for one reason.</summary>
/// <param name="Reason">The reason, a sentence.</param>
/// <param name="Count">How many.</param>
/// <param name="FirstTime">When the first was, Unix ms.</param>
/// <param name="LastTime">When the last was, Unix ms.</param>
public sealed record Rejection(string Reason, long Count, long FirstTime, long LastTime);

/// <summary>How an order ended.</summary>
public enum OrderState
{
    /// <summary>It filled whole.</summary>
    Filled,

    /// <summary>It was taken back: its position closed another way, or the data ended.</summary>
    Cancelled,

    /// <summary>A rule forbade it.</summary>
    Rejected,
}
