namespace BacktestCli.Reports.Curves;

/// <summary>Tells a curve of worth from one of returns, by name first and then by values.</summary>
internal static class CurveGuess
{
    /// <summary>Returns of a day beyond this would be strange, and a worth under it stranger.</summary>
    private const double LargestReturn = 0.5;

    private static readonly string[] EquityNames = ["equity", "value", "nav", "balance", "worth", "wealth", "capital", "close", "price"];

    private static readonly string[] ReturnNames = ["return", "ret", "change", "pct"];

    /// <summary>The column that is meant where none is named: of worth rather than of returns, else the only one.</summary>
    /// <returns>Null where that is not clear.</returns>
    public static string? Column(IReadOnlyList<string> columns) =>
        columns.FirstOrDefault(name => Has(EquityNames, name) && !IsBenchmark(name))
        ?? columns.FirstOrDefault(name => Has(ReturnNames, name) && !IsBenchmark(name))
        ?? (columns is [var only] ? only : null);

    /// <summary>What a column is, and why.</summary>
    public static (CurveKind Kind, string Why) Kind(string column, double[] values)
    {
        if (Has(ReturnNames, column))
            return (CurveKind.Returns, $"it is called {column}");
        if (Has(EquityNames, column))
            return (CurveKind.Equity, $"it is called {column}");
        double[] known = [.. values.Where(double.IsFinite)];
        if (Array.Exists(known, value => value <= 0))
            return (CurveKind.Returns, "some of it is not above 0");
        return Array.TrueForAll(known, value => value < LargestReturn)
            ? (CurveKind.Returns, "none of it reaches 0.5")
            : (CurveKind.Equity, "all of it is above 0, and some of it reaches 0.5");
    }

    private static bool IsBenchmark(string name) => name.Contains("bench", StringComparison.OrdinalIgnoreCase) || name.Contains("hold", StringComparison.OrdinalIgnoreCase);

    private static bool Has(string[] words, string name) => Array.Exists(words, word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
