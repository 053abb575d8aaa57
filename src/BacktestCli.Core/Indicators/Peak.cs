namespace BacktestCli.Core.Indicators;

/// <summary>A value above all of those around it: known as such when the last of them has come, and not before.</summary>
/// <param name="leftSpan">Values before it that must be lower, 1 or more.</param>
/// <param name="rightSpan">Values after it that must be lower, 1 or more.</param>
internal sealed class Peak(int leftSpan, int rightSpan)
{
    private readonly Highest _left = new(leftSpan);
    private readonly Delay _earlierLeft = new(rightSpan + 1);
    private readonly Delay _middle = new(rightSpan);
    private readonly Highest _right = new(rightSpan);

    /// <summary>Takes the next value and returns the one right span ago where that was a peak, else NaN.</summary>
    public double Update(double value)
    {
        double middle = _middle.Update(value), left = _earlierLeft.Update(_left.Update(value)), right = _right.Update(value);
        return middle > left && middle > right ? middle : double.NaN;
    }
}
