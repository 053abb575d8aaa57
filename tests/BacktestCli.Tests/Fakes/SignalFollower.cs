using BacktestCli.Core.Strategies;

namespace BacktestCli.Tests.Fakes;

/// <summary>Holds the instrument with half the equity while the latest signal says buy, and nothing while it says sell.</summary>
internal sealed class SignalFollower(SignalSeries signals) : IStrategy
{
    public int WarmUpBars => 0;

    public void OnBar(IStrategyContext context)
    {
        double score = signals.Latest(context)?.Score ?? 0;
        if (score > 0 && context.Position.IsFlat)
            context.Submit(Script.Buy(0.5));
        else if (score < 0 && context.Position.IsLong)
            context.Submit(Script.CloseLong());
    }
}
