namespace BacktestCli.Data.Download;

/// <summary>An answer that came whole and contradicts the request, itself or what bars are.</summary>
internal static class UntrueAnswer
{
    /// <summary>The error that ends a download over it.</summary>
    /// <param name="address">The request.</param>
    /// <param name="what">What is wrong, with the value.</param>
    public static DataException Of(string address, string what) =>
        new($"{address}: the answer cannot be true: {what}. Nothing of it was stored. Ask again later; if it stays so, report it to the venue.");
}
