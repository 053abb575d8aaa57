namespace BacktestCli.Core.Indicators;

/// <summary>The last n values side by side, for what no running sum can tell of them.</summary>
/// <remarks>Each is written twice, n places apart, so that the newest n are always one span and nothing moves.</remarks>
/// <param name="count">Values kept, 1 or more.</param>
internal sealed class RecentValues(int count)
{
    private readonly double[] _twice = new double[2 * count];
    private int _next;
    private int _seen;

    /// <summary>Takes the next value and returns the last n, the oldest first; none until the n-th.</summary>
    public ReadOnlySpan<double> Add(double value)
    {
        _twice[_next] = _twice[_next + count] = value;
        _next = _next + 1 < count ? _next + 1 : 0;
        _seen = Math.Min(_seen + 1, count);
        return _seen < count ? [] : _twice.AsSpan(_next, count);
    }
}
