namespace BacktestCli.Core.Indicators;

/// <summary>The last value that is above all of the values some inputs before and after it.</summary>
/// <param name="leftSpan">Neighbours before it.</param>
/// <param name="rightSpan">Neighbours after it, and so inputs until it is known.</param>
/// <param name="maxTrendPeriods">Inputs after which a point is too old to be compared with.</param>
internal sealed class Pivot(int leftSpan, int rightSpan, int maxTrendPeriods)
{
    private readonly Highest _before = new(leftSpan);
    private readonly Highest _after = new(rightSpan);
    private readonly Delay _left = new(rightSpan + 1);
    private readonly Delay _middle = new(rightSpan);
    private int _age;

    /// <summary>Its value; NaN until there is one.</summary>
    public double Point { get; private set; } = double.NaN;

    /// <summary>1 above the point before, −1 below it, 0 neither; NaN until there is a point.</summary>
    public double Trend { get; private set; } = double.NaN;

    /// <summary>Takes the next value.</summary>
    public void Update(double value)
    {
        double left = _left.Update(_before.Update(value)), middle = _middle.Update(value), right = _after.Update(value);
        _age = Math.Min(_age + 1, maxTrendPeriods + 1);
        if (!(middle > left && middle > right))
            return;

        Trend = double.IsNaN(Point) || _age > maxTrendPeriods ? 0 : Math.Sign(middle - Point);
        (Point, _age) = (middle, 0);
    }
}
