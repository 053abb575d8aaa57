using BacktestCli.Core.Market;

namespace BacktestCli.Scripting.Declarative.Planning;

/// <summary>What one run remembers of a longer interval: the bar being made, and what the steps on it remember.</summary>
/// <param name="bars">Makes the bars.</param>
/// <param name="machine">What runs on them.</param>
internal sealed class LongerPart(LongerBars bars, Machine machine)
{
    private int _missing;
    private long _sinceWarm;

    public Machine Machine => machine;

    public object?[] Parts => machine.Parts;

    /// <summary>The longer bar that has just closed.</summary>
    public Bar Bar => bars.Bar;

    /// <summary>How many longer bars its values need.</summary>
    public int Needs { get; private set; }

    /// <summary>How many bars of the run after it is warm everything made of it has a value.</summary>
    public long Settles { get; set; }

    /// <summary>True once everything made of it has a value.</summary>
    public bool IsSettled => _sinceWarm > Settles;

    /// <summary>One of its values needs so many longer bars.</summary>
    public void Need(int longerBars) => _missing = Needs = Math.Max(Needs, longerBars);

    /// <summary>Takes a bar of the run; true where a longer one has closed with it.</summary>
    public bool Take(in Bar bar)
    {
        bool hasClosed = bars.Add(bar);
        if (hasClosed && _missing > 0)
            _missing--;
        if (_missing == 0)
            _sinceWarm++;
        return hasClosed;
    }
}
