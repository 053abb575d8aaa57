namespace BacktestCli.Core.Indicators;

/// <summary>The last <see cref="Peak"/>, and whether it is above the one before.</summary>
/// <param name="leftSpan">Neighbours before it.</param>
/// <param name="rightSpan">Neighbours after it, and so inputs until it is known.</param>
/// <param name="maxTrendPeriods">Inputs after which a point is too old to be compared with.</param>
internal sealed class Pivot(int leftSpan, int rightSpan, int maxTrendPeriods)
{
    private readonly Peak _peak = new(leftSpan, rightSpan);
    private int _age;

    /// <summary>Its value; NaN until there is one.</summary>
    public double Point { get; private set; } = double.NaN;

    /// <summary>1 above the point before, −1 below it, 0 neither; NaN until there is a point.</summary>
    public double Trend { get; private set; } = double.NaN;

    /// <summary>Takes the next value.</summary>
    public void Update(double value)
    {
        double peak = _peak.Update(value);
        _age = Math.Min(_age + 1, maxTrendPeriods + 1);
        if (double.IsNaN(peak))
            return;

        Trend = double.IsNaN(Point) || _age > maxTrendPeriods ? 0 : Math.Sign(peak - Point);
        (Point, _age) = (peak, 0);
    }
}
