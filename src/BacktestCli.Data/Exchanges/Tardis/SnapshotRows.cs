using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Trades;
using BacktestCli.Data.Import.Text;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Exchanges.Tardis;

/// <summary>Rows of <c>book_snapshot_5</c> and <c>book_snapshot_25</c>: the first levels of the book, each time one of them changes.</summary>
/// <param name="file">Of which instrument.</param>
/// <param name="levels">How many levels a row has.</param>
/// <param name="range">Open times of the bars, aligned.</param>
/// <param name="interval">At most a day.</param>
internal sealed class SnapshotRows(TardisFile file, int levels, TimeRange range, Interval interval) : DayRows<SeriesTable>(file, Columns(levels))
{
    private readonly BookRows _rows = new(range, interval);

    /// <summary>The header, behind the four columns that every file begins with.</summary>
    public static string Columns(int levels) => string.Join(',', Enumerable.Range(0, levels).Select(
        level => $"asks[{level}].price,asks[{level}].amount,bids[{level}].price,bids[{level}].amount"));

    /// <inheritdoc/>
    public override SeriesTable ToTable() => _rows.ToTable();

    /// <inheritdoc/>
    /// <remarks>A level that is not there is empty cells. A book that lacks a side has no spread, so it is passed over.</remarks>
    protected override string? TakeRow(long micros, ref RowFields fields)
    {
        (double bestAsk, double bestBid, double askDepth, double bidDepth) = (double.NaN, double.NaN, 0, 0);
        for (int level = 0; level < BookRows.Levels; level++)
        {
            if (fields.IsEnd)
                return "too few columns";
            if (!TryLevel(ref fields, out double ask, out double askAmount) || !TryLevel(ref fields, out double bid, out double bidAmount))
                return "a level that is none";
            if (level == 0)
                (bestAsk, bestBid) = (ask, bid);
            askDepth += askAmount;
            bidDepth += bidAmount;
        }

        if (levels > BookRows.Levels)
            fields.SkipRest();
        if (bestAsk > 0 && bestBid > 0)
            _rows.Add(micros, new BookLook(bestBid, bestAsk, bidDepth, askDepth));
        return null;
    }

    private static bool TryLevel(ref RowFields fields, out double price, out double amount)
    {
        ReadOnlySpan<byte> priceText = fields.Next();
        ReadOnlySpan<byte> amountText = fields.Next();
        (price, amount) = (double.NaN, 0);
        return (priceText.IsEmpty && amountText.IsEmpty)
            || (NumberText.TryParse(priceText, out price) && NumberText.TryParse(amountText, out amount)
                && double.IsFinite(price) && price > 0 && double.IsFinite(amount) && amount >= 0);
    }
}
