using BacktestCli.Core.Strategies;

namespace BacktestCli.Tests.Core.Engine.Orders;

/// <summary>Decides by the number of the bar that has closed and by the account it is shown, and remembers nothing.</summary>
internal sealed class Decisions(Action<int, IStrategyContext> decide) : IRepeatableStrategy
{
    public int WarmUpBars => 0;

    public void OnBar(IStrategyContext context) => decide(Table.BarAt(context.Time), context);

    public void StartRepeating()
    {
        // there is nothing to remember
    }

    public void Repeat(IStrategyContext context) => OnBar(context);
}
