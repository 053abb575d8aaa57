namespace BacktestCli.Core.Strategies;

/// <summary>
/// A strategy whose memory is of the bars alone: what it decides depends on them and on the account it is shown, not on what it decided before. It can
/// therefore be asked again at the same bar for another account, and a run can tell what would have come of it had prices inside ambiguous bars gone
/// another way.
/// </summary>
public interface IRepeatableStrategy : IStrategy
{
    /// <summary>From the next <see cref="IStrategy.OnBar"/> on, <see cref="Repeat"/> may be called after each.</summary>
    void StartRepeating();

    /// <summary>Decides once more at the bar of the latest <see cref="IStrategy.OnBar"/>, for another account; remembers nothing.</summary>
    void Repeat(IStrategyContext context);
}
