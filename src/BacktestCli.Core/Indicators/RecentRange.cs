namespace BacktestCli.Core.Indicators;

/// <summary>From the lowest low to the highest high of the last n, the newest included.</summary>
/// <param name="count">Highs and lows in the range, 1 or more.</param>
internal sealed class RecentRange(int count)
{
    private readonly Highest _highest = new(count);
    private readonly Lowest _lowest = new(count);

    /// <summary>Inputs up to and including the one that brings the first values.</summary>
    public int WarmUp => _highest.WarmUp;

    /// <summary>The upper edge; NaN until the n-th.</summary>
    public double High => _highest.Value;

    /// <summary>The lower edge; NaN until the n-th.</summary>
    public double Low => _lowest.Value;

    /// <summary>Half way between the edges; NaN until the n-th.</summary>
    public double Middle => (High + Low) / 2;

    /// <summary>Distance of the edges, 0 or more; NaN until the n-th.</summary>
    public double Width => High - Low;

    /// <summary>Takes the next high and low and returns the new <see cref="Middle"/>.</summary>
    public double Update(double high, double low)
    {
        _highest.Update(high);
        _lowest.Update(low);
        return Middle;
    }
}
