namespace BacktestCli.Data.Sources;

/// <summary>Guesses a symbol from the name of a file: the first part that looks like one, as in <c>BTCUSDT-1h-2024.csv</c>.</summary>
internal static class FileSymbol
{
    private const int MinLetters = 5;

    private static readonly string[] Quotes = ["USDT", "USDC", "BUSD", "FDUSD", "TUSD", "USD", "EUR", "BTC", "ETH", "BNB"];

    /// <summary>The symbol, upper case; the whole name without endings where no part looks like one.</summary>
    public static string Of(string path)
    {
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        string bare = name.Split('.')[0];
        string[] parts = bare.ToUpperInvariant().Split('-', '_', ' ');
        return parts.FirstOrDefault(LooksLikeSymbol) ?? Joined(parts) ?? bare.ToUpperInvariant();
    }

    private static bool LooksLikeSymbol(string part) =>
        part.Length >= MinLetters && part.All(char.IsAsciiLetterOrDigit)
        && Quotes.Any(quote => part.EndsWith(quote, StringComparison.Ordinal) && part != quote);

    /// <summary>Two neighbours that are a pair: <c>BTC_USDT</c>.</summary>
    private static string? Joined(string[] parts) =>
        parts.Zip(parts.Skip(1), (left, right) => (Left: left, Right: right))
            .Where(pair => pair.Left.Length is >= 2 and <= 8 && pair.Left.All(char.IsAsciiLetterOrDigit) && Quotes.Contains(pair.Right))
            .Select(pair => pair.Left + pair.Right)
            .FirstOrDefault();
}
