using BacktestCli.Data.Download;
using BacktestCli.Data.Http.Json;

namespace BacktestCli.Data.Exchanges.Binance;

/// <summary>A page of <c>klines</c>: <c>[[1499040000000,"0.01634790",…],…]</c>.</summary>
internal static class BinancePage
{
    /// <summary>Reads a page.</summary>
    /// <param name="json">The body.</param>
    /// <param name="columns">What stands where.</param>
    /// <param name="proof">Proves how long each bar is.</param>
    /// <param name="capacity">Bars to make room for.</param>
    /// <exception cref="FormatException">It is no whole page.</exception>
    /// <exception cref="DataException">A bar is of another length than was asked for.</exception>
    public static BarTable Parse(ReadOnlySpan<byte> json, BinanceColumns columns, PageProof proof, int capacity)
    {
        BarTable bars = new(capacity);
        JsonRows rows = new(json);
        Span<double> values = stackalloc double[BarFields.Count];
        ReadOnlySpan<int> targets = columns.Targets;
        rows.Open();
        while (rows.Next())
        {
            columns.Blank.CopyTo(values);
            rows.Open();
            Require(rows.Next());
            long time = rows.Integer();
            for (int column = 1; column < targets.Length; column++)
            {
                Require(rows.Next());
                int target = targets[column];
                if (column == BinanceColumns.CloseTime)
                    proof.ProveLength(time, rows.Integer());
                else if (target == BinanceColumns.Skipped)
                    rows.Text();
                else
                    values[target] = PageProof.AsTold(rows.Number());
            }

            rows.Close();
            bars.Add(time, values);
        }

        rows.End();
        return bars;
    }

    private static void Require(bool hasMore)
    {
        if (!hasMore)
            throw new FormatException($"A row has fewer than {BinanceColumns.Used} columns.");
    }
}
