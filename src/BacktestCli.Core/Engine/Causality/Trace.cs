using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;

namespace BacktestCli.Core.Engine.Causality;

/// <summary>All that a replay did before its cut.</summary>
internal sealed class Trace
{
    public List<double> Equity { get; } = [];

    public List<Outcome> Events { get; } = [];

    public List<Request> Requests { get; } = [];

    public IReadOnlyList<string> Names { get; set; } = [];

    /// <summary>The strategy's own numbers, bar by bar, in the order of <see cref="Names"/>.</summary>
    public List<double> Values { get; } = [];

    /// <summary>Why the replay broke off; null where it did not.</summary>
    public string? Failure { get; set; }

    /// <summary>Bars that were seen.</summary>
    public int Bars => Equity.Count;

    /// <summary>The first bar, from 0, at which another trace is not the same; null where there is none before a cut.</summary>
    public int? FirstDifference(Trace other, int cut)
    {
        int first = Math.Min(FirstOf(Requests, other.Requests), FirstOf(Events, other.Events));
        first = Math.Min(first, Math.Min(Bars, other.Bars));
        for (int bar = 0; bar < Math.Min(first, cut); bar++)
        {
            if (!IsSame(Equity[bar], other.Equity[bar]) || Names.Where((_, i) => !IsSame(ValueAt(bar, i), other.ValueAt(bar, i))).Any())
                return bar;
        }

        return first < cut ? first : null;
    }

    /// <summary>All that differs at a bar, causes first.</summary>
    public IEnumerable<Contrast> ContrastsAt(int bar, Trace other)
    {
        if (bar >= other.Bars || bar >= Bars)
        {
            yield return new Contrast("run", Failure ?? "goes on", other.Failure ?? "goes on");
            yield break;
        }

        if (Of(Events, bar, one => one.Describe()) is var events && Of(other.Events, bar, one => one.Describe()) is var changed && events != changed)
            yield return new Contrast("event", events, changed);
        if (!IsSame(Equity[bar], other.Equity[bar]))
            yield return new Contrast("equity", Text(Equity[bar]), Text(other.Equity[bar]));
        for (int i = 0; i < Names.Count; i++)
        {
            if (!IsSame(ValueAt(bar, i), other.ValueAt(bar, i)))
                yield return new Contrast(Names[i], Text(ValueAt(bar, i)), Text(other.ValueAt(bar, i)));
        }

        if (Of(Requests, bar, one => one.Describe()) is var orders && Of(other.Requests, bar, one => one.Describe()) is var others && orders != others)
            yield return new Contrast("order", orders, others);
    }

    public double ValueAt(int bar, int number) => Values[(bar * Names.Count) + number];

    /// <summary>What stands at a bar, in words; <c>nothing</c> where nothing does.</summary>
    public static string Of<T>(List<T> entries, int bar, Func<T, string> describe)
        where T : IBarEntry =>
        string.Join("; ", entries.Where(one => one.Bar == bar).Select(describe)) is { Length: > 0 } text ? text : "nothing";

    private static int FirstOf<T>(List<T> ours, List<T> theirs)
        where T : struct, IBarEntry, IEquatable<T>
    {
        int i = 0;
        while (i < ours.Count && i < theirs.Count && ours[i].Equals(theirs[i]))
            i++;
        return Math.Min(i < ours.Count ? ours[i].Bar : int.MaxValue, i < theirs.Count ? theirs[i].Bar : int.MaxValue);
    }

    private static bool IsSame(double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b);

    private static string Text(double value) => value.ToString("R", null);
}

/// <summary>Something that belongs to a bar.</summary>
internal interface IBarEntry
{
    /// <summary>Which bar, from 0.</summary>
    int Bar { get; }
}

/// <summary>Something that became of an order, and the bar at whose close it was known.</summary>
internal readonly record struct Outcome(int Bar, OrderEvent Event) : IBarEntry
{
    public string Describe() =>
        $"#{Event.Number} {Event.State.ToString().ToLowerInvariant()} at {UtcTime.Format(Event.Time)}, "
        + $"quantity {Event.Quantity}, price {Event.Price}, {Request.Words(Event.Order)} {Event.Reason}".TrimEnd();
}
