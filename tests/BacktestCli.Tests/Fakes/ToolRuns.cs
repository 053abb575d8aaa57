using BacktestCli.Core.Market;
using BacktestCli.Reports.Json;
using BacktestCli.Reports.OtherTools;

namespace BacktestCli.Tests.Fakes;

/// <summary>Runs as other tools see them.</summary>
internal static class ToolRuns
{
    /// <summary>A trade of one unit at 100, held one day, that made so much.</summary>
    public static StoredTrade Trade(double profit) => new()
    {
        Instrument = "binance spot BTCUSDT",
        Side = "long",
        EntryTime = RunBuilder.Start,
        ExitTime = RunBuilder.Start + UtcTime.Day,
        EntryPrice = 100,
        ExitPrice = 100 + profit,
        Quantity = 1,
        Fees = 0,
        Slippage = 0,
        Funding = null,
        GrossProfit = profit,
        NetProfit = profit,
        Return = profit / 100,
        BarsHeld = 2,
        MaxAdverseExcursion = 0,
        MaxFavourableExcursion = 0,
        ExitReason = "signal",
        Tag = null,
    };

    /// <summary>Daily bars of a cash of 1,000, and a trade that closes on each day.</summary>
    public static ToolRun Of(double[] equity, double[] profits) => new()
    {
        InitialCash = 1_000,
        From = RunBuilder.Start,
        To = RunBuilder.Start + (equity.Length * UtcTime.Day),
        Days = equity,
        Points = [.. equity.Select((value, i) => new StoredPoint(RunBuilder.Start + ((i + 1) * UtcTime.Day), value, 0, 0))],
        StartsAtFirstBar = true,
        Trades = [.. profits.Select((profit, i) => Trade(profit) with { EntryTime = RunBuilder.Start + (i * UtcTime.Day), ExitTime = RunBuilder.Start + ((i + 1) * UtcTime.Day) })],
        Metric = name => name == "buy_and_hold_return" ? 0.5 : null,
        PeriodsPerYear = 365,
    };
}
