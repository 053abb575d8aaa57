using BacktestCli.Core.Metrics;

namespace BacktestCli.Reports.Curves;

/// <summary>Reads a curve of worth or of returns, daily or finer, out of a CSV file.</summary>
public static class CurveReader
{
    private const double LongDay = 1.5;

    /// <summary>Reads it.</summary>
    /// <param name="text">The file.</param>
    /// <param name="name">What to call it in a message.</param>
    /// <param name="choice">Which curve is meant.</param>
    /// <exception cref="ReportException">There is no such curve in it.</exception>
    public static Curve Read(TextReader text, string name, CurveChoice choice)
    {
        CurveTable table = new(text, name);
        string column = choice.Column ?? CurveGuess.Column([.. table.NumberColumns])
            ?? throw new ReportException($"{name}: which column is meant is not clear. Name one with --column: {string.Join(", ", table.NumberColumns)}.");
        double[] values = table.Numbers(column);
        (CurveKind kind, string why) = choice.Kind is { } told ? (told, "--kind says so") : CurveGuess.Kind(column, values);
        double[] returns = Returns(values, kind, column, name, table.FirstLine);
        double[]? benchmark = null;
        if (choice.BenchmarkColumn is { } other)
        {
            double[] prices = table.Numbers(other);
            benchmark = Returns(prices, CurveGuess.Kind(other, prices).Kind, other, name, table.FirstLine);
        }

        int first = Array.FindIndex(returns, 0, value => !double.IsNaN(value));
        first = benchmark is null || first < 0 ? first : Math.Max(first, Array.FindIndex(benchmark, value => !double.IsNaN(value)));
        if (first < 0)
            throw new ReportException($"{name}: {column} makes no return. Give two rows of worth, or one of returns.");
        CurveDays days = CurveDays.Of(table.Times, first, returns.Length);
        return new Curve
        {
            Column = column,
            Kind = kind,
            Why = why,
            BenchmarkColumn = choice.BenchmarkColumn,
            Rows = values.Count(double.IsFinite),
            Periods = days.Count,
            From = table.Times?[Array.FindIndex(values, double.IsFinite)],
            To = table.Times?[^1],
            Notes = [.. Notes(days, choice)],
            Statistics = SeriesStatistics.OfReturns(
                days.Compound(returns), benchmark is null ? null : days.Compound(benchmark), choice.PeriodsPerYear, days.Times),
        };
    }

    /// <summary>Each row's return; NaN before the first there is.</summary>
    private static double[] Returns(double[] values, CurveKind kind, string column, string name, int firstLine)
    {
        double[] returns = new double[values.Length];
        double before = double.NaN;
        for (int i = 0; i < values.Length; i++)
        {
            string place = $"{name} line {firstLine + i}: {column}";
            if (double.IsNaN(values[i]) && i > 0 && !double.IsNaN(values[i - 1]))
                throw new ReportException($"{place} is empty, and the rows before it are not. Fill it in or remove the row.");
            if (kind == CurveKind.Returns && values[i] < -1)
                throw new ReportException($"{place} is {values[i]}, which loses more than all. Returns are fractions, 0.01 for 1 %; a curve of worth needs --kind equity.");
            if (kind == CurveKind.Equity && values[i] < 0)
                throw new ReportException($"{place} is {values[i]}: worth is 0 or more. A curve of returns needs --kind returns.");
            returns[i] = kind == CurveKind.Returns ? values[i] : before == 0 ? 0 : (values[i] / before) - 1;
            before = values[i];
        }

        return returns;
    }

    private static IEnumerable<string> Notes(CurveDays days, CurveChoice choice)
    {
        if (days.Times is null)
            yield return $"No column holds times: each row is taken for a period, {choice.PeriodsPerYear} of them a year.";
        else if (days.Rows > days.Count)
            yield return $"{Words.Count(days.Rows, "row")} of {Words.Count(days.Count, "day")}: the returns of a UTC day are compounded into one.";
        else if (days.MedianDays > LongDay)
            yield return $"Rows are {days.MedianDays:0.#} days apart, and {choice.PeriodsPerYear} of them are taken for a year. Say how many are with --periods.";
    }
}
