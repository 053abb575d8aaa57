using BacktestCli.Signals.Contracts.Shapes;

namespace BacktestCli.Signals.Contracts;

/// <summary>Members that several contracts ask for.</summary>
internal static class CommonShapes
{
    /// <summary>Most characters of a reason.</summary>
    public const int ReasonLength = 200;

    /// <summary>How sure the model is.</summary>
    public static Member Confidence { get; } = new("confidence", new NumberShape(0, 1, NumberUnit.Fraction), "0 is a guess, 1 is certain");

    /// <summary>Which way.</summary>
    public static Member Direction { get; } = new(
        "direction",
        new ChoiceShape(("long", ["buy", "bullish"]), ("short", ["sell", "bearish"]), ("neutral", ["hold", "flat", "none"])),
        "the side to be on after the last bar");

    /// <summary>How much.</summary>
    public static Member PositionSize { get; } = new(
        "position_size_pct",
        new NumberShape(0, 100, NumberUnit.Percent),
        "size of the position in percent of equity; null where direction is neutral",
        Presence.Nullable);

    /// <summary>Why.</summary>
    public static Member Reasoning { get; } = new("reasoning", new TextShape(ReasonLength), "why, in a sentence or two", Presence.Wished);

    /// <summary>Buy, sell or hold, in small letters.</summary>
    public static ChoiceShape Action { get; } = new(("buy", ["long"]), ("sell", ["short"]), ("hold", ["neutral", "none", "wait"]));

    /// <summary>−1, 0 or 1 for a direction or an action.</summary>
    public static int Sign(string word) => word switch
    {
        "long" or "buy" or "BUY" => 1,
        "short" or "sell" or "SELL" => -1,
        _ => 0,
    };
}
