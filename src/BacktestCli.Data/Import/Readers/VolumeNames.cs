namespace BacktestCli.Data.Import.Readers;

/// <summary>Tells base from quote where a file names volumes by currency: <c>Volume BTC</c>, <c>Volume USDT</c>.</summary>
internal static class VolumeNames
{
    private const string Prefix = "volume";

    /// <summary>Which of these plain names are which volume.</summary>
    /// <remarks>The symbol decides where it is known; else the base comes first, as every vendor we know writes it.</remarks>
    public static IEnumerable<(int Index, BarField Field)> Assign(IReadOnlyList<string> plainNames, string? symbol)
    {
        List<int> found =
        [
            .. Enumerable.Range(0, plainNames.Count)
                .Where(i => plainNames[i].Length > Prefix.Length + 1 && plainNames[i].StartsWith(Prefix, StringComparison.Ordinal)),
        ];
        string pair = symbol?.ToLowerInvariant() ?? "";
        for (int order = 0; order < found.Count; order++)
        {
            string currency = plainNames[found[order]][Prefix.Length..];
            bool isQuote = pair.EndsWith(currency, StringComparison.Ordinal);
            bool isBase = pair.StartsWith(currency, StringComparison.Ordinal);
            yield return (found[order], isQuote || (!isBase && order > 0) ? BarField.QuoteVolume : BarField.Volume);
        }
    }
}
