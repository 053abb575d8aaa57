using BacktestCli.Data.Cache;
using BacktestCli.Data.Sources;

namespace BacktestCli.Data.Series;

/// <summary>What the cache knows of bars beside their prices: the imbalance of the order book, its spread, and who took. Each is a fraction.</summary>
public static class MarketColumns
{
    /// <summary>Takers' purchases as a share of the volume, 0 to 1.</summary>
    private const string BuyShare = "taker_buy_share";

    private static readonly (SeriesKind Kind, string Name, Func<SeriesTable, int, double> Of)[] Kept =
    [
        (SeriesKind.Book, "book_imbalance", (rows, row) => rows[5][row]),
        (SeriesKind.Book, "book_spread", (rows, row) => rows[2][row]),
        (SeriesKind.Flow, BuyShare, (rows, row) => Share(rows[0][row], rows[1][row])),
    ];

    /// <summary>The columns there are, by name, each with its values by the bars' open times (Unix ms); none of a bar whose value is unknown.</summary>
    /// <param name="cache">Where to look.</param>
    /// <param name="bars">The bars.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="DataException">A file is damaged.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<long, double>> Of(BarCache cache, CachedBars bars, CancellationToken cancellationToken)
    {
        SortedDictionary<string, IReadOnlyDictionary<long, double>> columns = new(StringComparer.Ordinal);
        (TimeRange range, Dictionary<long, double> taken) = TakersOf(bars, cancellationToken);
        Keep(columns, BuyShare, taken);
        foreach ((SeriesKind kind, string name, Func<SeriesTable, int, double> of) in Kept)
        {
            SeriesTable rows = cache.Series.Read(bars.Instrument, kind, bars.Interval, range, out _);
            Dictionary<long, double> column = [];
            for (int row = 0; row < rows.Count; row++)
                Set(column, rows.Times[row], of(rows, row));
            Keep(columns, name, column);
        }

        return columns;
    }

    /// <summary>Some venues say with each bar how much of it takers bought.</summary>
    private static (TimeRange Range, Dictionary<long, double> Shares) TakersOf(CachedBars bars, CancellationToken cancellationToken)
    {
        Dictionary<long, double> shares = [];
        TimeRange range = new(0, 0);
        foreach (BarTable table in ((IBarTableSource)bars).ReadTables(cancellationToken))
        {
            if (table.Count == 0)
                continue;
            range = new TimeRange(range.To == 0 ? table.Times[0] : range.From, table.Times[^1] + 1);
            ReadOnlySpan<double> bought = table[BarField.TakerBuyVolume], volume = table[BarField.Volume];
            for (int row = 0; row < table.Count; row++)
                Set(shares, table.Times[row], Share(bought[row], volume[row] - bought[row]));
        }

        return (range, shares);
    }

    private static double Share(double bought, double sold) => bought + sold > 0 ? bought / (bought + sold) : double.NaN;

    private static void Set(Dictionary<long, double> column, long time, double value)
    {
        if (!double.IsNaN(value))
            column[time] = value;
    }

    private static void Keep(SortedDictionary<string, IReadOnlyDictionary<long, double>> columns, string name, Dictionary<long, double> column)
    {
        if (column.Count > 0)
            columns[name] = column;
    }
}
