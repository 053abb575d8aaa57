namespace BacktestCli.Reports.Html;

/// <summary>
/// A line beside the bars as the page holds it: every value is a correction to the one that a straight line through the two before it would give, counted in
/// steps, packed by <see cref="RiceCode"/>. Where there is no room for a value a bar, there is one every 2, 4, 8 … bars.
/// </summary>
internal sealed record PackedLine
{
    private const int StepsInRange = 4_000;

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Bars from one value to the next.</summary>
    public required int Every { get; init; }

    /// <summary>Size of a step.</summary>
    public required Coarseness Values { get; init; }

    /// <summary>True where it belongs among the prices, false where it needs a scale of its own.</summary>
    public required bool IsPrice { get; init; }

    /// <summary>Corrections, packed, in base 64.</summary>
    public required string Column { get; init; }

    /// <summary>Stretches without a value: first, count, first, count …, in values.</summary>
    public required IReadOnlyList<int> Undefined { get; init; }

    /// <summary>Packs a line.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="values">A value for each bar; NaN where there is none.</param>
    /// <param name="closes">The bars' closes.</param>
    /// <param name="prices">Step of the prices.</param>
    /// <param name="room">Characters it may take.</param>
    /// <returns>Null where it has no value at all.</returns>
    public static PackedLine? Of(string name, IReadOnlyList<double> values, ReadOnlySpan<double> closes, Coarseness prices, int room)
    {
        double[] known = [.. values.Where(double.IsFinite)];
        if (known.Length == 0)
            return null;
        bool isPrice = IsNear(values, closes);
        Coarseness step = isPrice ? prices : StepOf(known.Max() - known.Min(), known.Max(Math.Abs));
        for (int every = 1; ; every *= 2)
        {
            double[] thinned = [.. values.Where((_, i) => i % every == 0)];
            string column = Convert.ToBase64String(RiceCode.Pack(Corrections(thinned, step)));
            if (column.Length <= room || thinned.Length < 3)
                return new PackedLine { Name = name, Every = every, Values = step, IsPrice = isPrice, Column = column, Undefined = Holes(thinned) };
        }
    }

    private static long[] Corrections(double[] values, Coarseness step)
    {
        long[] corrections = new long[values.Length];
        long last = 0, slope = 0;
        for (int i = 0; i < values.Length; i++)
        {
            long value = double.IsFinite(values[i]) ? step.Steps(values[i]) : last + slope;
            corrections[i] = RiceCode.Fold(value - last - slope);
            (slope, last) = (i == 0 ? 0 : value - last, value);
        }

        return corrections;
    }

    private static Coarseness StepOf(double range, double largest)
    {
        Coarseness step = new(1, 10);
        while (step.Next.Step * StepsInRange <= range || largest / step.Step > 1e14)
            step = step.Next;
        return step;
    }

    /// <summary>A line that mostly stays within a quarter of the price is one among prices.</summary>
    private static bool IsNear(IReadOnlyList<double> values, ReadOnlySpan<double> closes)
    {
        int known = 0, near = 0;
        for (int i = 0; i < closes.Length; i++)
        {
            if (!double.IsFinite(values[i]))
                continue;
            known++;
            if (Math.Abs(values[i] - closes[i]) <= closes[i] / 4)
                near++;
        }

        return near * 10 > known * 9;
    }

    private static List<int> Holes(double[] values)
    {
        List<int> holes = [];
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsFinite(values[i]))
                continue;
            if (holes.Count > 0 && holes[^2] + holes[^1] == i)
                holes[^1]++;
            else
                holes.AddRange([i, 1]);
        }

        return holes;
    }
}
