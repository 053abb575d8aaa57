using BacktestCli.Core.Engine;
using BacktestCli.Core.Strategies;

namespace BacktestCli.Tests.Fakes;

/// <summary>Signals written by hand, dated with the closes of hourly bars.</summary>
internal static class Opinions
{
    /// <summary>How long a bar is, ms.</summary>
    public const long Hour = 3_600_000;

    public static Signal At(int bar, double score, double confidence = 1) => new()
    {
        Time = ListSource.At(bar + 1), Score = score, Confidence = confidence, Reason = $"said at {bar}", Origin = SignalOrigin.Primary,
    };

    /// <summary>Nobody answered, though numbers stand in it that nobody may read.</summary>
    public static Signal NoneAt(int bar) => At(bar, 1) with { Share = 1, StopLoss = 50, TakeProfit = 200, Origin = SignalOrigin.Abstained };

    /// <summary>The strategy, told so.</summary>
    public static T Told<T>(T strategy, params Signal[] signals)
        where T : IStrategy
    {
        ((ISignalStrategy)strategy).Attach(new SignalSeries(signals));
        return strategy;
    }

    /// <summary>Hourly bars that stand still at 100, but for some.</summary>
    public static ListSource Flat(int count, params (int Bar, double Open, double High, double Low, double Close)[] others)
    {
        (double, double, double, double)[] bars = new (double, double, double, double)[count];
        Array.Fill(bars, (100, 100, 100, 100));
        foreach ((int bar, double open, double high, double low, double close) in others)
            bars[bar] = (open, high, low, close);
        return ListSource.Of(bars);
    }

    /// <summary>When things were done: the bars, from 0, at whose opens something was filled.</summary>
    public static int[] BarsOfFills(BacktestResult result) =>
        [.. result.Fills.Select(fill => (int)((fill.Time - ListSource.At(0)) / Hour)).Distinct()];
}
