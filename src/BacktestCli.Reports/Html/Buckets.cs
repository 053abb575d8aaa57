namespace BacktestCli.Reports.Html;

/// <summary>Numbers counted into bars of equal width.</summary>
/// <param name="From">Left edge of the first.</param>
/// <param name="Width">Width of each, above 0.</param>
/// <param name="Counts">How many numbers lie in each.</param>
internal sealed record Buckets(double From, double Width, IReadOnlyList<int> Counts)
{
    private const int Most = 40;

    /// <summary>Counts numbers: about as many buckets as the square root of their number, an edge at zero.</summary>
    /// <param name="numbers">At least one, finite.</param>
    public static Buckets Of(IReadOnlyList<double> numbers)
    {
        double low = numbers.Min(), high = numbers.Max();
        double wanted = Math.Max((high - low) / Math.Clamp(Math.Sqrt(numbers.Count) * 2, 6, Most), 1e-9);
        Coarseness width = new(1, 9);
        while (width.Step < wanted)
            width = width.Next;
        long first = (long)Math.Floor(low / width.Step);
        int[] counts = new int[(long)Math.Floor(high / width.Step) - first + 1];
        foreach (double number in numbers)
            counts[(long)Math.Floor(number / width.Step) - first]++;
        return new Buckets(first * width.Step, width.Step, counts);
    }
}
