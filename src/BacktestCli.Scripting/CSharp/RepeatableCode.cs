using BacktestCli.Core.Strategies;

namespace BacktestCli.Scripting.CSharp;

/// <summary>User code that can be asked again at the same bar.</summary>
internal class RepeatableCode(IRepeatableStrategy inner, string file) : StrategyCode(inner, file), IRepeatableStrategy
{
    /// <inheritdoc/>
    public void StartRepeating() => inner.StartRepeating();

    /// <inheritdoc/>
    public void Repeat(IStrategyContext context)
    {
        try
        {
            inner.Repeat(context);
        }
        catch (Exception fault) when (IsTheirs(fault))
        {
            throw AtBar(context.Bar, fault);
        }
    }
}
