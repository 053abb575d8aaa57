namespace BacktestCli.Core.Trading;

/// <summary>What became of a run's orders.</summary>
/// <param name="Counts">Orders by type and final state, in order of type, then state.</param>
/// <param name="Rejections">Rejected orders by reason, in order of first appearance.</param>
/// <param name="Events">Every change of every order, in order.</param>
public sealed record OrderStatistics(
    IReadOnlyList<OrderCount> Counts, IReadOnlyList<Rejection> Rejections, IReadOnlyList<OrderEvent> Events);

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
