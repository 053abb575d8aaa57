using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Handlers;

/// <summary>
/// The whole tool against a recomputation in another style: arrays in, one loop, no type of the program. Real bars where they are at hand.
/// </summary>
public sealed class StraightLineTests
{
    private const decimal Fee = 0.001m;

    [Theory]
    [InlineData("BTCUSDT", "5m")]
    [InlineData("ETHUSDT", "15m")]
    [InlineData("SOLUSDT", "1h")]
    public void Rsi_volume_on_real_bars_trades_as_the_straight_line_does(string symbol, string interval)
    {
        string file = Repository.Shared($"data/binance_spot/{symbol}-{interval}.csv.gz");
        using Session session = new();
        session.Expect(0, "data", "import", file, "--exchange", "binance", "--symbol", symbol, "--interval", interval);
        session.Expect(
            0, "run", "-s", "rsi-volume", "--exchange", "binance", "--symbol", symbol, "--interval", interval,
            "--fee", "0.001", "--slippage", "none", "--cash", "10000", "--offline", "--json");

        using JsonDocument report = JsonDocument.Parse(session.Out);
        (List<(long Entry, long Exit, decimal Profit)> trades, decimal final) = StraightLine(Columns(file), IntervalMs(interval));

        Assert.NotEmpty(trades);
        AssertClose((double)final, report.RootElement.GetProperty("metrics").GetProperty("final_value").GetDouble());
        JsonElement[] reported = [.. report.RootElement.GetProperty("trades").EnumerateArray()];
        Assert.Equal(trades.Count, reported.Length);
        foreach (((long entry, long exit, decimal profit), JsonElement trade) in trades.Zip(reported))
        {
            Assert.Equal(entry, trade.GetProperty("entry_time").GetDateTimeOffset().ToUnixTimeMilliseconds());
            Assert.Equal(exit, trade.GetProperty("exit_time").GetDateTimeOffset().ToUnixTimeMilliseconds());
            AssertClose((double)profit, trade.GetProperty("net_profit").GetDouble());
        }
    }

    private static (List<(long Entry, long Exit, decimal Profit)> Trades, decimal Final) StraightLine(double[][] columns, long interval)
    {
        (double[] time, double[] open, double[] close, double[] volume) = (columns[0], columns[1], columns[4], columns[5]);
        int n = time.Length;
        double[] rsi = Rsi(close, 14);
        List<(long, long, decimal)> trades = [];
        (decimal cash, decimal quantity, decimal paid, long entered, int signal) = (10_000m, 0m, 0m, 0, 0);
        for (int i = 0; i < n; i++)
        {
            if (signal > 0)
            {
                decimal price = (decimal)open[i];
                quantity = decimal.Floor(0.95m * cash / price * 100_000_000m) / 100_000_000m;
                paid = quantity * price * (1 + Fee);
                cash -= paid;
                entered = (long)time[i];
            }
            else if (signal < 0)
            {
                Leave((long)time[i], (decimal)open[i]);
            }

            signal = 0;
            if (i < 19)
                continue;
            double average = 0;
            for (int k = i - 19; k <= i; k++)
                average += volume[k] / 20;
            if (quantity == 0 && rsi[i] < 30 && volume[i] > 1.5 * average)
                signal = 1;
            else if (quantity > 0 && rsi[i] > 70)
                signal = -1;
        }

        if (quantity > 0)
            Leave((long)time[n - 1] + interval, (decimal)close[n - 1]);
        return (trades, cash);

        void Leave(long at, decimal price)
        {
            decimal got = quantity * price * (1 - Fee);
            cash += got;
            trades.Add((entered, at, got - paid));
            quantity = 0;
        }
    }

    /// <summary>Wilder's RSI as in his book: the first averages are plain means of the first n changes.</summary>
    private static double[] Rsi(double[] close, int n)
    {
        double[] rsi = new double[close.Length];
        (double gain, double loss) = (0, 0);
        for (int i = 0; i < close.Length; i++)
        {
            rsi[i] = double.NaN;
            if (i == 0)
                continue;
            double change = close[i] - close[i - 1];
            (double up, double down) = (change > 0 ? change : 0, change < 0 ? -change : 0);
            if (i <= n)
                (gain, loss) = (gain + (up / n), loss + (down / n));
            else
                (gain, loss) = (((gain * (n - 1)) + up) / n, ((loss * (n - 1)) + down) / n);
            if (i >= n)
                rsi[i] = gain + loss == 0 ? 50 : 100 - (100 / (1 + (gain / loss)));
        }

        return rsi;
    }

    private static double[][] Columns(string file)
    {
        using StreamReader reader = new(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        string[] lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        double[][] columns = [.. Enumerable.Range(0, 6).Select(_ => new double[lines.Length])];
        for (int row = 0; row < lines.Length; row++)
        {
            string[] fields = lines[row].Split(',');
            for (int column = 0; column < 6; column++)
                columns[column][row] = double.Parse(fields[column], NumberStyles.Float, CultureInfo.InvariantCulture);
        }

        return columns;
    }

    private static long IntervalMs(string interval) => interval switch { "5m" => 300_000, "15m" => 900_000, _ => 3_600_000 };

    private static void AssertClose(double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"{actual} is not {expected} to 1e-9");
}
