using System.Globalization;
using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Core.Indicators;

/// <summary>The bars Stock.Indicators tests with.</summary>
internal static class SkenderQuotes
{
    private static readonly string[] Clean = ["default", "compare", "bitcoin", "intraday", "penny", "toobig", "zeros"];

    /// <summary>A set by their name, such as <c>intraday[first 391]</c>; null where we have it not, or it has holes on purpose.</summary>
    public static Bar[]? Read(string dataset)
    {
        string[] parts = dataset.Split('[', ' ', ']');
        if (!Clean.Contains(parts[0]))
            return null;

        string file = parts[0] == "default" ? "quotes.csv" : $"quotes_{parts[0]}.csv";
        Bar[] bars = [.. File.ReadLines(Repository.Shared("oracle/skender/" + file)).Skip(1).Select(ReadBar).OrderBy(bar => bar.OpenTime)];
        return parts switch
        {
            [_, "first", var count, _] => bars[..int.Parse(count)],
            [_, "last", var count, _] => bars[^int.Parse(count)..],
            _ => bars,
        };
    }

    public static long Instant(string date) =>
        DateTimeOffset.Parse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds();

    private static Bar ReadBar(string line)
    {
        string[] cells = line.Split(',');
        double[] numbers = [.. cells[1..].Select(cell => double.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture))];
        return new Bar(Instant(cells[0]), numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }
}
