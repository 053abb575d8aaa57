using BacktestCli.Signals.Contracts.Shapes;
using BacktestCli.Signals.Prompts;

namespace BacktestCli.Signals.Contracts;

/// <summary>The prices of a trade, as the answer names them.</summary>
/// <param name="EntryPrice">Where to enter; null: at the market.</param>
/// <param name="StopPrice">Where to give up.</param>
/// <param name="TargetPrice">Where to take the profit.</param>
internal sealed record RegimeLevels(double? EntryPrice, double StopPrice, double TargetPrice)
{
    /// <summary>Name of <see cref="EntryPrice"/> in the answer.</summary>
    public const string Entry = "suggested_entry";

    /// <summary>Name of <see cref="StopPrice"/> in the answer.</summary>
    public const string Stop = "stop_loss";

    /// <summary>Name of <see cref="TargetPrice"/> in the answer.</summary>
    public const string Target = "take_profit";

    /// <summary>Name of the ratio of reward to risk in the answer.</summary>
    public const string Ratio = "risk_reward_ratio";

    /// <summary>A level is at least this part of the last close.</summary>
    private const double Lowest = 0.2;

    /// <summary>A level is at most this many times the last close.</summary>
    private const double Highest = 5;

    /// <summary>What the ratio may be off by.</summary>
    private const double Tolerance = 0.1;

    /// <summary>
    /// Reads the levels of a trade: stop below entry below target for a long, the other way round for a short; the entry is the last close
    /// where none is named.
    /// </summary>
    /// <param name="answer">The answer.</param>
    /// <param name="lastClose">As the question shows it.</param>
    /// <param name="sign">1 long, −1 short.</param>
    /// <param name="problems">Told of each fault.</param>
    /// <returns>Null where there is a fault.</returns>
    public static RegimeLevels? Read(Answer answer, double lastClose, int sign, Problems problems)
    {
        int before = problems.All.Count;
        foreach (string name in (string[])[Entry, Stop, Target])
            HoldLevel(name, answer.NumberOrNone(name), lastClose, problems);
        if (problems.All.Count > before || answer.NumberOrNone(Stop) is not { } stop || answer.NumberOrNone(Target) is not { } target)
            return null;

        double? entry = answer.NumberOrNone(Entry);
        HoldOrder(Stop, stop, entry ?? lastClose, -sign, problems);
        HoldOrder(Target, target, entry ?? lastClose, sign, problems);
        if (problems.All.Count == before)
            HoldRatio(answer.NumberOrNone(Ratio), Math.Abs(target - (entry ?? lastClose)) / Math.Abs((entry ?? lastClose) - stop), problems);
        return new RegimeLevels(entry, stop, target);
    }

    private static void HoldLevel(string name, double? level, double lastClose, Problems problems)
    {
        if (level is not { } price)
        {
            if (name != Entry)
                problems.Add(name, "missing", "a price, unless direction is neutral");
        }
        else if (price < lastClose * Lowest || price > lastClose * Highest)
        {
            string range = $"from {Figures.Write(lastClose * Lowest)} to {Figures.Write(lastClose * Highest)}";
            problems.Add(name, Figures.Write(price), $"{range}, for the last close is {Figures.Write(lastClose)}");
        }
    }

    private static void HoldOrder(string name, double level, double entry, int side, Problems problems)
    {
        if ((level - entry) * side <= 0)
            problems.Add(name, Figures.Write(level), $"{(side > 0 ? "above" : "below")} the entry of {Figures.Write(entry)} in this direction");
    }

    private static void HoldRatio(double? said, double ratio, Problems problems)
    {
        if (said is { } claimed && Math.Abs(claimed - ratio) > ratio * Tolerance)
            problems.Add(Ratio, Figures.Write(claimed), $"within 10 % of {Figures.Write(ratio)}, which the levels come to");
    }
}
