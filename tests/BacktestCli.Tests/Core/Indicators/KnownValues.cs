using System.Globalization;
using BacktestCli.Core.Indicators;
using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Core.Indicators;

/// <summary>
/// What the tests of Stock.Indicators (v2, Apache-2.0) expect over the first fifty of their daily bars, 2017-01-03 onwards: facts, not
/// code. <see cref="SkenderOracle"/> has the whole of it, where the folder of real market data is at hand.
/// </summary>
public sealed class KnownValues
{
    private const long FirstDay = 17_178; // day after day, and the twenty-first begins a month, as it did

    private static readonly double[] Opens =
    [
        212.61, 213.16, 213.77, 214.02, 214.38, 213.97, 213.86, 213.99, 214.21, 213.81, 214.02, 214.31, 214.18, 213.85, 213.89, 216.07,
        216.73, 216.75, 215.57, 214.44, 215.65, 214.65, 216.18, 216.23, 216.71, 215.98, 216.88, 218.24, 219.26, 219.71, 220.55, 221.98,
        221.03, 222.51, 222.98, 223.79, 222.45, 223.57, 223.6, 225.22, 226.33, 225.01, 224.38, 224.25, 224.23, 223.62, 224.82, 224.49,
        224.08, 224.44,
    ];

    private static readonly double[] Volumes =
    [
        96708880, 83348752, 82961968, 75744152, 49684316, 67500792, 79014928, 76329760, 66385084, 64821664, 57997156, 70503512, 136721344,
        79450624, 101142584, 89374928, 63477304, 63202528, 84399624, 80317680, 83743792, 73730552, 85273832, 61169192, 61318484, 54581376,
        69811760, 69875952, 58408632, 75266840, 91860344, 89676304, 81718352, 94146880, 65747160, 78978816, 87198608, 59819992, 102631472,
        157879712, 74353376, 86767480, 58630368, 68910464, 82739456, 95986360, 86785840, 60604724, 63382108, 101699816,
    ];

    internal static readonly Bar[] Bars = OfRanges(
        (213.35, 211.52, 212.8), (214.22, 213.15, 214.06), (214.06, 213.02, 213.89), (215.17, 213.42, 214.66), (214.53, 213.91, 213.95),
        (214.89, 213.52, 213.95), (214.55, 213.13, 214.55), (214.22, 212.53, 214.02), (214.84, 214.17, 214.51), (214.25, 213.33, 213.75),
        (214.27, 213.42, 214.22), (214.46, 212.96, 213.43), (214.75, 213.49, 214.21), (214.28, 212.83, 213.66), (215.48, 213.77, 215.03),
        (216.89, 215.89, 216.89), (217.02, 216.36, 216.66), (216.91, 216.12, 216.32), (215.59, 213.9, 214.98), (215.03, 213.82, 214.96),
        (215.96, 214.4, 215.05), (215.5, 214.29, 215.19), (216.87, 215.84, 216.67), (216.66, 215.92, 216.28), (216.97, 216.09, 216.29),
        (216.72, 215.7, 216.58), (218.19, 216.84, 217.86), (218.97, 217.88, 218.72), (220.19, 219.23, 219.91), (220.8, 219.33, 220.79),
        (222.15, 220.5, 221.94), (222.16, 220.93, 221.75), (222.1, 221.01, 222.1), (223.62, 222.5, 223.43), (223.47, 222.8, 223.23),
        (223.81, 222.55, 223.38), (223.71, 222.41, 223.66), (224.2, 223.29, 224.01), (223.86, 222.98, 223.41), (227.04, 225.2, 226.53),
        (226.34, 225.05, 225.11), (225.43, 224.6, 225.25), (224.97, 223.92, 224.58), (224.64, 223.68, 223.91), (224.51, 223.34, 223.49),
        (224.13, 222.72, 223.78), (224.87, 223.52, 224.56), (224.72, 224.13, 224.67), (224.13, 223.14, 223.81), (226.21, 224.18, 225.75));

    [Theory]
    [InlineData("sma(20)", 19, 214.525)]
    [InlineData("sma(20)", 24, 215.031)]
    [InlineData("ema(20)", 29, 216.6228)]
    [InlineData("smma(20)", 20, 214.55125)]
    [InlineData("smma(20)", 21, 214.58319)]
    [InlineData("rsi(14)", 14, 62.0541)]
    [InlineData("rsi(1)", 28, 100)]
    [InlineData("macd(12, 26, 9)", 49, 1.7203)]
    [InlineData("macd(12, 26, 9).signal", 49, 1.9675)]
    [InlineData("macd(12, 26, 9).histogram", 49, -0.2472)]
    [InlineData("macd(12, 26, 9).fast_ema", 49, 224.184)]
    [InlineData("macd(12, 26, 9).slow_ema", 49, 222.4637)]
    [InlineData("atr(14)", 14, 1.3364)]
    [InlineData("atr(14)", 24, 1.3034)]
    [InlineData("atr(14).percent", 24, 0.6026)]
    [InlineData("true_range()", 1, 1.42)]
    [InlineData("true_range()", 24, 0.88)]
    [InlineData("adx(14).pdi", 14, 21.9669)]
    [InlineData("adx(14).mdi", 14, 18.5462)]
    [InlineData("adx(14).dx", 19, 8.6351)]
    [InlineData("adx(14)", 27, 15.9459)]
    [InlineData("adx(14)", 29, 19.7949)]
    [InlineData("stochastic(14, 3, 3)", 15, 81.1253)]
    [InlineData("stochastic(14, 3, 3)", 17, 92.1307)]
    [InlineData("stochastic(14, 3, 3).d", 17, 88.4995)]
    [InlineData("stochastic(14, 3, 3).j", 17, 99.3929)]
    [InlineData("donchian(20)", 20, 217.02)]
    [InlineData("donchian(20).lower", 20, 211.52)]
    [InlineData("donchian(20).width", 20, 0.025669)]
    [InlineData("roc(20)", 49, 2.2465)]
    [InlineData("roc(20).momentum", 49, 4.96)]
    [InlineData("std_dev(10)", 9, 0.502)]
    [InlineData("std_dev(10).mean", 9, 214.014)]
    [InlineData("std_dev(10).z_score", 9, -0.525917)]
    [InlineData("std_dev(10)", 19, 1.1642)]
    [InlineData("bollinger(10, 2).z_score", 9, -0.525917)]
    public void Published_value_is_met(string expression, int index, double expected) => Meet(expression, index, expected, Bars);

    /// <summary>Values are published to four digits or more.</summary>
    internal static void Meet(string expression, int index, double expected, Bar[] bars) =>
        Assert.Equal(expected, Compute(expression, bars)[index], tolerance: Math.Max(5.001e-5, Math.Abs(expected) * 1e-8));

    /// <summary>Every value of a call such as <c>macd(12, 26, 9).signal</c>.</summary>
    internal static double[] Compute(string expression, Bar[] bars)
    {
        string[] parts = expression.Split('(', ')');
        IndicatorEntry entry = IndicatorCatalog.Find(parts[0])!;
        string[] written = parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries);
        double[] parameters = [.. written.Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
        string output = parts[2].Length == 0 ? entry.Outputs[0].Name : parts[2].TrimStart('.');

        return Replay.Outputs(entry, parameters, bars)[output];
    }

    private static Bar[] OfRanges(params (double High, double Low, double Close)[] days) =>
        [.. days.Select((day, i) => new Bar((FirstDay + i) * UtcTime.Day, Opens[i], day.High, day.Low, day.Close, Volumes[i]))];
}
