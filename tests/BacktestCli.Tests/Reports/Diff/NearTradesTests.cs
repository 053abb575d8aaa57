using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Reports.Diff;
using BacktestCli.Reports.Json;
using BacktestCli.Tests.Fakes;
using FsCheck;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Reports.Diff;

public sealed class NearTradesTests
{
    private const int Reach = 3;
    private const long Hour = 3_600_000;

    private static readonly Gen<int[]> Times = Gen.Choose(0, 40).ArrayOf();

    [Theory]
    [InlineData(1)]
    [InlineData(-3)]
    public void A_trade_that_comes_a_few_bars_later_or_earlier_is_one_trade(int bars)
    {
        TradeAlignment found = Compare(Report([10, 30, 50]), Report([10, 30 + bars, 50]));

        Assert.Equal((2, 0, 0), (found.Same, found.OnlyBefore.Count, found.OnlyNow.Count));
        Assert.Equal(["entry_time"], Assert.Single(found.Changed).Differences.Select(difference => difference.Name));
    }

    [Fact]
    public void A_trade_that_comes_later_than_that_or_on_the_other_side_is_another_trade()
    {
        Assert.Empty(Compare(Report([30]), Report([34])).Changed);
        Assert.Empty(Compare(Report([30]), Report([31], "short")).Changed);
    }

    [Fact]
    public void A_run_parts_at_the_earlier_entry_of_a_trade_that_moved()
    {
        Divergence first = FirstTradeEvent.In(Compare(Report([10, 32]), Report([10, 30])))!;

        Assert.Equal(("entry", Hours(30)), (first.Kind, first.Time));
        Assert.Equal($"entry_time \"{UtcTime.Format(Hours(30))}\"", first.Now);
    }

    [Fact]
    public void Of_several_trades_that_could_be_the_one_the_nearest_is()
    {
        Assert.Equal([(1, 0)], Pairs([10, 13], [12], []));
        Assert.Equal([(0, 0), (1, 1)], Pairs([10, 13], [12, 14], []));
        Assert.Empty(Pairs([10], [12], [11]));
        Assert.Equal([(0, 0)], Pairs([10], [12], [10, 12]));
    }

    [Fact]
    public void Every_trade_of_both_reports_appears_once() => Prop.ForAll(Times.ToArbitrary(), Times.ToArbitrary(), (before, now) =>
    {
        TradeAlignment found = Compare(Report(before), Report(now));

        return found.Same + found.Changed.Count + found.OnlyBefore.Count == before.Length
            && Sorted(before.Except(now)).SequenceEqual(Sorted(Entries(found.Changed.Select(change => change.Before).Concat(found.OnlyBefore)).Except(now)))
            && Sorted(now.Except(before)).SequenceEqual(Sorted(Entries(found.Changed.Select(change => change.Now).Concat(found.OnlyNow)).Except(before)))
            && found.Same + found.Changed.Count + found.OnlyNow.Count == now.Length;
    }).Holds(500);

    [Fact]
    public void Swapped_reports_have_swapped_pairs() => Prop.ForAll(Times.ToArbitrary(), Times.ToArbitrary(), (before, now) =>
    {
        TradeAlignment one = Compare(Report(before), Report(now));
        TradeAlignment other = Compare(Report(now), Report(before));

        return one.Same == other.Same
            && Entries(one.OnlyBefore).SequenceEqual(Entries(other.OnlyNow))
            && Entries(one.OnlyNow).SequenceEqual(Entries(other.OnlyBefore))
            && Entries(one.Changed.Select(change => change.Before)).SequenceEqual(Entries(other.Changed.Select(change => change.Now)))
            && Entries(one.Changed.Select(change => change.Now)).SequenceEqual(Entries(other.Changed.Select(change => change.Before)));
    }).Holds(500);

    [Fact]
    public void As_many_are_paired_as_can_be_in_order_and_none_crosses() => Prop.ForAll(Times.ToArbitrary(), Times.ToArbitrary(), Times.ToArbitrary(), (first, second, third) =>
    {
        (int[] before, int[] now, int[] walls) = (Sorted(first), Sorted(second), [.. third.Take(third.Length / 4)]);
        (int Before, int Now)[] found = Pairs(before, now, walls);

        return found.Length == Most(before, now, walls)
            && found.All(pair => Fit(before[pair.Before], now[pair.Now], walls))
            && found.Zip(found.Skip(1)).All(pairs => pairs.First.Before < pairs.Second.Before && pairs.First.Now < pairs.Second.Now);
    }).Holds(1000);

    /// <summary>How many pairs there can be, by trying all.</summary>
    private static int Most(int[] before, int[] now, int[] walls)
    {
        int[,] most = new int[before.Length + 1, now.Length + 1];
        for (int i = 1; i <= before.Length; i++)
        {
            for (int j = 1; j <= now.Length; j++)
                most[i, j] = Math.Max(Math.Max(most[i - 1, j], most[i, j - 1]), most[i - 1, j - 1] + (Fit(before[i - 1], now[j - 1], walls) ? 1 : 0));
        }

        return most[before.Length, now.Length];
    }

    private static bool Fit(int one, int other, int[] walls) =>
        Math.Abs(one - other) <= Reach && !walls.Any(wall => wall > Math.Min(one, other) && wall < Math.Max(one, other));

    private static (int Before, int Now)[] Pairs(int[] before, int[] now, int[] walls) =>
        [.. NearTrades.Pairs(before.Select((time, i) => ((long)time, i)), now.Select((time, i) => ((long)time, i)), walls.Select(wall => (long)wall), Reach)];

    private static TradeAlignment Compare(StoredReport before, StoredReport now) => TradeAlignment.Of(before, now, new PolicyRule(null, null));

    private static int[] Sorted(IEnumerable<int> times) => [.. times.Order()];

    private static IEnumerable<int> Entries(IEnumerable<StoredLine> trades) => trades.Select(trade => (int)((trade.Time("entry_time") - RunBuilder.Start) / Hour));

    private static long Hours(int hours) => RunBuilder.Start + (hours * Hour);

    /// <summary>Hourly bars, and a trade of each hour.</summary>
    private static StoredReport Report(int[] hours, string side = "long")
    {
        StoredReport report = ReportReader.Read(ReportBytes, "report");
        return report with
        {
            Datasets = [report.Datasets[0] with { Interval = "1h" }],
            Trades = [.. hours.Order().Select(hour => new StoredLine(JsonDocument.Parse(
                $$"""{"instrument":"{{report.Datasets[0].Instrument}}","side":"{{side}}","entry_time":"{{UtcTime.Format(Hours(hour))}}"}""").RootElement))],
        };
    }

    private static readonly byte[] ReportBytes = ReportWriter.ToBytes(BacktestCli.Reports.ReportBuilder.Build(SampleReports.Small));
}
