using BacktestCli.Core.Market;

namespace BacktestCli.Data.Exchanges.Binance;

/// <summary>
/// What stands where in Binance's rows of 12: open time, open, high, low, close, volume, close time, quote volume, trades, taker buy
/// volume, taker buy quote volume, nothing. The same in answers and in files.
/// </summary>
internal sealed class BinanceColumns
{
    /// <summary>Columns a row has.</summary>
    public const int Count = 12;

    /// <summary>The column of a bar's last moment.</summary>
    public const int CloseTime = 6;

    /// <summary>A column that is not read.</summary>
    public const int Skipped = -1;

    /// <summary>One past the last column that is read.</summary>
    public const int Used = 11;

    private readonly int[] _targets = new int[Used];
    private readonly double[] _blank = new double[BarFields.Count];

    private BinanceColumns(params (int Column, BarField Field)[] extras)
    {
        Array.Fill(_targets, Skipped);
        Array.Fill(_blank, double.NaN);
        for (int field = 0; field < (int)BarField.Volume; field++)
            _targets[1 + field] = field;
        foreach ((int column, BarField field) in extras)
            _targets[column] = (int)field;
    }

    /// <summary>Column by column: the <see cref="BarField"/> it fills, or <see cref="Skipped"/>. The first is the time.</summary>
    public ReadOnlySpan<int> Targets => _targets;

    /// <summary>A bar before its columns are read.</summary>
    public ReadOnlySpan<double> Blank => _blank;

    private static BinanceColumns InBase { get; } = new(
        (5, BarField.Volume), (7, BarField.QuoteVolume), (8, BarField.Trades), (9, BarField.TakerBuyVolume),
        (10, BarField.TakerBuyQuoteVolume));

    /// <summary>
    /// Inverse contracts count their volume in contracts and tell the base currency where others tell the quote currency.
    /// </summary>
    private static BinanceColumns InContracts { get; } = new((7, BarField.Volume), (8, BarField.Trades), (10, BarField.TakerBuyVolume));

    /// <summary>Nothing is traded at the mark price: the volume is 0, the rest is unknown.</summary>
    private static BinanceColumns Mark { get; } = MakeMark();

    /// <summary>The columns of a product's bars.</summary>
    public static BinanceColumns Of(BinanceProduct product, PriceKind price) =>
        price == PriceKind.Mark ? Mark : product.IsInverse ? InContracts : InBase;

    private static BinanceColumns MakeMark()
    {
        BinanceColumns mark = new();
        mark._blank[(int)BarField.Volume] = 0;
        return mark;
    }
}
