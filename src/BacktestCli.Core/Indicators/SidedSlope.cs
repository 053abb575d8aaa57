namespace BacktestCli.Core.Indicators;

/// <summary>Slope of the straight line through the pairs whose x lies on one side of 0.</summary>
internal static class SidedSlope
{
    /// <summary>The least-squares slope of y over x where x has the sign (1 or −1); NaN where such x do not differ or are none.</summary>
    public static double Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int sign)
    {
        (double X, double Y) origin = default, sum = default;
        int count = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (Math.Sign(x[i]) != sign)
                continue;
            origin = count++ == 0 ? (x[i], y[i]) : origin; // equal x are then at exactly 0
            sum = (sum.X + (x[i] - origin.X), sum.Y + (y[i] - origin.Y));
        }

        (double squares, double products) = (0, 0);
        for (int i = 0; i < x.Length; i++)
        {
            if (Math.Sign(x[i]) != sign)
                continue;
            double distance = x[i] - origin.X - (sum.X / count);
            squares += distance * distance;
            products += distance * (y[i] - origin.Y - (sum.Y / count));
        }

        return squares == 0 ? double.NaN : products / squares;
    }
}
