namespace BacktestCli.Tests.Core.Indicators;

/// <summary>The Hurst exponent from its definition.</summary>
internal static class HurstWalk
{
    public static Dictionary<string, double[]> Exponents(double[] price, int n)
    {
        double[] returns = [.. price.Skip(1).Zip(price, (now, before) => Math.Log(now / before))];
        int[] pieces = [.. new[] { 1, 2, 4, 8, 16, 32 }.Where(k => n / k >= 8)];
        return new() { ["hurst_exponent"] = OfWindows(_ => 0), ["hurst_exponent_al"] = OfWindows(Shortfall) };

        double[] OfWindows(Func<int, double> added) => [.. price.Select((_, i) => i < n
            ? double.NaN
            : Slope([.. pieces.Select(k => (Math.Log10(n / k), Math.Log10(MeanRange(returns[(i - n)..i], k) + added(n / k))))]))];
    }

    private static double MeanRange(double[] steps, int pieces) =>
        steps[(steps.Length % pieces)..].Chunk(steps.Length / pieces).Average(Range);

    private static double Range(double[] steps)
    {
        double[] way = [.. steps.Select((_, i) => steps[..(i + 1)].Sum(step => step - steps.Average()))];
        return (way.Max() - way.Min()) / Textbook.Deviation(steps);
    }

    /// <summary>√(πn / 2) less what Anis and Lloyd expect of n independent steps.</summary>
    private static double Shortfall(int n)
    {
        double sum = Enumerable.Range(1, n - 1).Sum(j => Math.Sqrt((n - j) / (double)j));
        return Math.Sqrt(Math.PI * n / 2) - (Gamma((n - 1) / 2.0) / (Math.Sqrt(Math.PI) * Gamma(n / 2.0)) * sum);
    }

    private static double Gamma(double x) => x switch { 0.5 => Math.Sqrt(Math.PI), 1 => 1, _ => (x - 1) * Gamma(x - 1) };

    private static double Slope((double X, double Y)[] points) =>
        points.Sum(p => (p.X - points.Average(q => q.X)) * p.Y) / points.Sum(p => Math.Pow(p.X - points.Average(q => q.X), 2));
}
