namespace BacktestCli.Core.Trading;

/// <summary>An order the broker holds.</summary>
/// <param name="Number">Its number in this run, from 1.</param>
/// <param name="Order">What is wanted.</param>
internal sealed record WorkingOrder(int Number, Order Order);
