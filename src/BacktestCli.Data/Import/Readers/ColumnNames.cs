namespace BacktestCli.Data.Import.Readers;

/// <summary>Knows which column of a bar a name in a file stands for.</summary>
/// <remarks>A target is 0 for the open time, 1 + <see cref="BarField"/> for a value, <see cref="Ignored"/> for the rest.</remarks>
internal static class ColumnNames
{
    /// <summary>A column that says nothing about a bar.</summary>
    public const int Ignored = -1;

    /// <summary>The open time.</summary>
    public const int Time = 0;

    /// <summary>Names of the time column without case and punctuation, the surest first: a file may give several.</summary>
    private static readonly string[] TimeNames =
    [
        "opentime", "opentimems", "opentimestamp", "timestampms", "timems", "timestamp", "unixtimestamp", "unixtime", "unix", "epoch",
        "ts", "t", "starttime", "start", "datetime", "datetimeutc", "time", "timeutc", "date", "dateutc", "index",
    ];

    private static readonly Dictionary<string, BarField> ValueNames = new()
    {
        ["open"] = BarField.Open, ["o"] = BarField.Open, ["openprice"] = BarField.Open, ["priceopen"] = BarField.Open,
        ["high"] = BarField.High, ["h"] = BarField.High, ["highprice"] = BarField.High, ["pricehigh"] = BarField.High,
        ["max"] = BarField.High,
        ["low"] = BarField.Low, ["l"] = BarField.Low, ["lowprice"] = BarField.Low, ["pricelow"] = BarField.Low, ["min"] = BarField.Low,
        ["close"] = BarField.Close, ["c"] = BarField.Close, ["closeprice"] = BarField.Close, ["priceclose"] = BarField.Close,
        ["volume"] = BarField.Volume, ["v"] = BarField.Volume, ["vol"] = BarField.Volume, ["basevolume"] = BarField.Volume,
        ["volumebase"] = BarField.Volume, ["baseassetvolume"] = BarField.Volume, ["volumetraded"] = BarField.Volume,
        ["quotevolume"] = BarField.QuoteVolume, ["volumequote"] = BarField.QuoteVolume, ["quoteassetvolume"] = BarField.QuoteVolume,
        ["volumecurrency"] = BarField.QuoteVolume, ["turnover"] = BarField.QuoteVolume, ["quotevol"] = BarField.QuoteVolume,
        ["trades"] = BarField.Trades, ["tradecount"] = BarField.Trades, ["tradescount"] = BarField.Trades,
        ["numberoftrades"] = BarField.Trades, ["numtrades"] = BarField.Trades, ["ntrades"] = BarField.Trades, ["count"] = BarField.Trades,
        ["takerbuyvolume"] = BarField.TakerBuyVolume, ["takerbuybasevolume"] = BarField.TakerBuyVolume,
        ["takerbuybaseassetvolume"] = BarField.TakerBuyVolume, ["takerbuybase"] = BarField.TakerBuyVolume,
        ["takerbuyquotevolume"] = BarField.TakerBuyQuoteVolume, ["takerbuyquoteassetvolume"] = BarField.TakerBuyQuoteVolume,
        ["takerbuyquote"] = BarField.TakerBuyQuoteVolume,
    };

    /// <summary>The target of each name; where two names mean one thing the surer one has it.</summary>
    /// <param name="names">Names as the file spells them.</param>
    /// <param name="symbol">What the bars are of, which tells a <c>Volume BTC</c> from a <c>Volume USDT</c>; null where not known.</param>
    public static int[] Map(IReadOnlyList<string> names, string? symbol)
    {
        string[] plain = [.. names.Select(Plain)];
        int[] targets = [.. plain.Select(_ => Ignored)];
        if (TimeNames.FirstOrDefault(plain.Contains) is { } time)
            targets[Array.IndexOf(plain, time)] = Time;
        for (int i = 0; i < plain.Length; i++)
        {
            if (ValueNames.TryGetValue(plain[i], out BarField field))
                Claim(targets, i, field);
        }

        foreach ((int index, BarField field) in VolumeNames.Assign(plain, symbol))
            Claim(targets, index, field);
        return targets;
    }

    /// <summary>The needed columns that no target stands for, by our names.</summary>
    public static IReadOnlyList<string> Missing(int[] targets) =>
    [
        .. Enumerable.Range(0, 1 + BarFields.Required)
            .Where(target => !targets.Contains(target))
            .Select(target => target == Time ? BarFields.OpenTime : BarFields.Names[target - 1]),
    ];

    /// <summary>A name without case, spaces and punctuation.</summary>
    private static string Plain(string name) => new([.. name.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);

    private static void Claim(int[] targets, int index, BarField field)
    {
        int target = 1 + (int)field;
        if (targets[index] == Ignored && !targets.Contains(target))
            targets[index] = target;
    }
}
