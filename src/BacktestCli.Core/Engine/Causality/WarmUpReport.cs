namespace BacktestCli.Core.Engine.Causality;

/// <summary>What changes when the same bars are preceded by three times the strategy's warm-up instead of once.</summary>
/// <param name="Bars">The warm-up, bars.</param>
/// <param name="From">Open time of the first bar that both replays decide about, Unix ms.</param>
/// <param name="Values">How far the strategy's own numbers lie apart.</param>
/// <param name="Orders">Orders sent by the replay with the shorter history.</param>
/// <param name="FillDifference">Largest relative difference of the price or quantity of two fills, fraction.</param>
/// <param name="FirstOrder">The first order that is not sent in both; null where there is none.</param>
/// <param name="FirstOrderTime">Open time of the bar it was sent after, Unix ms; null where there is none.</param>
public sealed record WarmUpReport(
    int Bars, long From, IReadOnlyList<WarmUpValue> Values, int Orders, double FillDifference, Contrast? FirstOrder, long? FirstOrderTime);

/// <summary>How far a number lies apart with more history and with less.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Difference">Largest relative difference, fraction: |a − b| ÷ max(|a|, |b|); infinite where only one is defined.</param>
/// <param name="Time">Open time of the bar where it is largest, Unix ms; null where there is no difference.</param>
public sealed record WarmUpValue(string Name, double Difference, long? Time);
