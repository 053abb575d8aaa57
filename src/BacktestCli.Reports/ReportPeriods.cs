using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;

namespace BacktestCli.Reports;

/// <summary>The run cut into calendar periods (UTC), and its trades into groups.</summary>
public sealed record ReportPeriods
{
    /// <summary>Years, oldest first.</summary>
    public required IReadOnlyList<PeriodResult> ByYear { get; init; }

    /// <summary>Months, oldest first.</summary>
    public required IReadOnlyList<PeriodResult> ByMonth { get; init; }

    /// <summary>Every instrument, in order of name, those without trades too.</summary>
    public required IReadOnlyList<TradeGroup> ByInstrument { get; init; }

    /// <summary>Long and short, where there were such trades.</summary>
    public required IReadOnlyList<TradeGroup> BySide { get; init; }

    /// <summary>What closed the trades.</summary>
    public required IReadOnlyList<TradeGroup> ByExitReason { get; init; }

    internal static ReportPeriods Of(BacktestResult result) => new()
    {
        ByYear = Cut(result, month => month / 12, year => $"{year:0000}"),
        ByMonth = Cut(result, month => month, month => $"{month / 12:0000}-{(month % 12) + 1:00}"),
        ByInstrument = GroupByInstrument(result),
        BySide = GroupBy(result.Trades, trade => Words.Of(trade.Side)),
        ByExitReason = GroupBy(result.Trades, trade => Words.Of(trade.ExitReason)),
    };

    private static TradeGroup[] GroupByInstrument(BacktestResult result)
    {
        ILookup<Instrument, Trade> trades = result.Trades.ToLookup(trade => trade.Instrument);
        return [.. result.Instruments.Select(one => TradeGroup.Of(one.Instrument.ToString(), [.. trades[one.Instrument]]) with
        {
            BuyAndHoldReturn = (one.LastClose / one.FirstOpen) - 1,
        })];
    }

    private static TradeGroup[] GroupBy(IReadOnlyList<Trade> trades, Func<Trade, string> name) =>
        [.. trades.GroupBy(name).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => TradeGroup.Of(group.Key, [.. group]))];

    /// <summary>Every period from the first bar's to the last's, those without bars too.</summary>
    /// <param name="result">The run.</param>
    /// <param name="periodOf">The period that a month (counted from year 0) is in.</param>
    /// <param name="nameOf">What a period is called.</param>
    private static PeriodResult[] Cut(BacktestResult result, Func<int, int> periodOf, Func<int, string> nameOf)
    {
        int first = PeriodAt(result.From);
        PeriodTally[] tallies = new PeriodTally[PeriodAt(result.To - 1) - first + 1];
        for (int i = 0; i < tallies.Length; i++)
            tallies[i] = new PeriodTally(nameOf(first + i));
        foreach (EquityPoint point in result.Equity.Daily)
            tallies[PeriodAt(point.Time - 1) - first].Days.Add(point.Equity);
        foreach (Trade trade in result.Trades)
            tallies[PeriodAt(Math.Min(trade.ExitTime, result.To - 1)) - first].Add(trade);

        PeriodResult[] results = new PeriodResult[tallies.Length];
        double start = (double)result.Options.Cash;
        for (int i = 0; i < results.Length; i++)
            results[i] = tallies[i].Close(ref start);
        return results;

        int PeriodAt(long time)
        {
            DateTime date = DateTime.UnixEpoch.AddMilliseconds(time);
            return periodOf((date.Year * 12) + date.Month - 1);
        }
    }
}

/// <summary>Trades that have something in common.</summary>
/// <param name="Name">What.</param>
/// <param name="Trades">How many.</param>
/// <param name="WinRate">Share that made money, fraction; null without trades.</param>
/// <param name="NetProfit">What they made, quote currency.</param>
public sealed record TradeGroup(string Name, int Trades, double? WinRate, decimal NetProfit)
{
    /// <summary>Last close ÷ first open − 1 of an instrument, without costs; null for any other group.</summary>
    public double? BuyAndHoldReturn { get; init; }

    internal static TradeGroup Of(string name, IReadOnlyList<Trade> trades) => new(
        name,
        trades.Count,
        trades.Count > 0 ? (double)trades.Count(trade => trade.NetProfit > 0) / trades.Count : null,
        trades.Sum(trade => trade.NetProfit));
}
