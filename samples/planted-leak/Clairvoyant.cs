using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;

/// <summary>Cheats: it reads memory past the end of the closes it is shown, where the next bar's close lies already.</summary>
[Strategy("clairvoyant", "Buys where the next close is higher, sells where it is lower. It cannot know that.")]
public sealed class Clairvoyant : IStrategy
{
    public int WarmUpBars => 1;

    public void OnBar(IStrategyContext context)
    {
        ReadOnlySpan<double> closes = context.History.Closes;
        double close = closes[^1];
        double next = Unsafe.Add(ref MemoryMarshal.GetReference(closes), closes.Length);
        if (!(next > close / 2 && next < close * 2))
            return;
        if (next > close && context.Position.IsFlat)
            context.Submit(new MarketOrder(Side.Buy, Size.OfEquity(0.9m)) { Tag = "knew better" });
        else if (next < close && context.Position.IsLong)
            context.Submit(new MarketOrder(Side.Sell, Size.Position) { ReduceOnly = true });
    }
}
