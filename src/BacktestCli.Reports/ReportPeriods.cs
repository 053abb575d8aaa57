using System.Globalization;
using BacktestCli.Core.Engine;
using BacktestCli.Core.Trading;

namespace BacktestCli.Reports;

/// <summary>The run cut into calendar periods (UTC), and its trades into groups.</summary>
public sealed record ReportPeriods
{
    /// <summary>Years, oldest first.</summary>
    public required IReadOnlyList<PeriodResult> ByYear { get; init; }

    /// <summary>Months, oldest first.</summary>
    public required IReadOnlyList<PeriodResult> ByMonth { get; init; }

    /// <summary>Instruments.</summary>
    public required IReadOnlyList<TradeGroup> ByInstrument { get; init; }

    /// <summary>Long and short, where there were such trades.</summary>
    public required IReadOnlyList<TradeGroup> BySide { get; init; }

    /// <summary>What closed the trades.</summary>
    public required IReadOnlyList<TradeGroup> ByExitReason { get; init; }

    internal static ReportPeriods Of(BacktestResult result) => new()
    {
        ByYear = Cut(result, "yyyy"),
        ByMonth = Cut(result, "yyyy-MM"),
        ByInstrument = [TradeGroup.Of(result.Instrument.ToString(), result.Trades)],
        BySide = [.. result.Trades.GroupBy(trade => trade.Side).OrderBy(group => group.Key).Select(group => TradeGroup.Of(Words.Of(group.Key), [.. group]))],
        ByExitReason =
            [.. result.Trades.GroupBy(trade => trade.ExitReason).OrderBy(group => group.Key).Select(group => TradeGroup.Of(Words.Of(group.Key), [.. group]))],
    };

    private static PeriodResult[] Cut(BacktestResult result, string format)
    {
        Dictionary<string, List<EquityPoint>> points = [];
        foreach (EquityPoint point in result.Equity.Daily)
            ListOf(points, NameOf(point.Time - 1, format)).Add(point);

        Dictionary<string, List<Trade>> trades = [];
        foreach (Trade trade in result.Trades)
            ListOf(trades, NameOf(Math.Min(trade.ExitTime, result.To - 1), format)).Add(trade);

        List<PeriodResult> periods = [];
        double start = (double)result.Options.Cash;
        foreach (string name in points.Keys.Union(trades.Keys).Order(StringComparer.Ordinal))
        {
            List<EquityPoint> days = points.GetValueOrDefault(name) ?? [];
            periods.Add(PeriodResult.Of(name, start, days, trades.GetValueOrDefault(name) ?? []));
            start = days.Count > 0 ? days[^1].Equity : start;
        }

        return [.. periods];
    }

    private static List<T> ListOf<T>(Dictionary<string, List<T>> lists, string name)
    {
        if (!lists.TryGetValue(name, out List<T>? list))
            lists[name] = list = [];
        return list;
    }

    private static string NameOf(long time, string format) => DateTime.UnixEpoch.AddMilliseconds(time).ToString(format, CultureInfo.InvariantCulture);
}

/// <summary>One year or month of a run.</summary>
/// <param name="Period"><c>2024</c> or <c>2024-01</c>.</param>
/// <param name="Return">Equity at its end ÷ equity at its start − 1; null where it starts with nothing.</param>
/// <param name="MaxDrawdown">Deepest fall inside it, its start included, at the ends of days; fraction, 0 or more.</param>
/// <param name="Trades">Trades closed in it.</param>
/// <param name="NetProfit">What they made, quote currency.</param>
public sealed record PeriodResult(string Period, double? Return, double MaxDrawdown, int Trades, decimal NetProfit)
{
    internal static PeriodResult Of(string name, double start, IReadOnlyList<EquityPoint> days, IReadOnlyList<Trade> trades)
    {
        (double peak, double deepest, double last) = (start, 0, start);
        foreach (EquityPoint day in days)
        {
            last = day.Equity;
            peak = Math.Max(peak, last);
            deepest = peak > 0 ? Math.Max(deepest, 1 - (last / peak)) : deepest;
        }

        return new PeriodResult(name, start > 0 ? (last / start) - 1 : null, deepest, trades.Count, trades.Sum(trade => trade.NetProfit));
    }
}

/// <summary>Trades that have something in common.</summary>
/// <param name="Name">What.</param>
/// <param name="Trades">How many.</param>
/// <param name="WinRate">Share that made money, fraction; null without trades.</param>
/// <param name="NetProfit">What they made, quote currency.</param>
public sealed record TradeGroup(string Name, int Trades, double? WinRate, decimal NetProfit)
{
    internal static TradeGroup Of(string name, IReadOnlyList<Trade> trades) => new(
        name,
        trades.Count,
        trades.Count > 0 ? (double)trades.Count(trade => trade.NetProfit > 0) / trades.Count : null,
        trades.Sum(trade => trade.NetProfit));
}
