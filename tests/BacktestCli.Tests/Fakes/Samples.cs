using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;

namespace BacktestCli.Tests.Fakes;

/// <summary>Small facts of a run, valid as they are, changed by <c>with</c>.</summary>
internal static class Samples
{
    /// <summary>What is traded.</summary>
    public static Instrument Instrument { get; } = new("binance", MarketKind.Spot, "BTCUSDT");

    /// <summary>A long trade of one unit at 100, held one day, that made so much.</summary>
    public static Trade Trade(decimal profit) => new()
    {
        Instrument = Instrument,
        Side = PositionSide.Long,
        Quantity = 1,
        EntryTime = RunBuilder.Start,
        ExitTime = RunBuilder.Start + UtcTime.Day,
        EntryPrice = 100,
        ExitPrice = 100 + profit,
        Fees = 0.25m,
        Slippage = 0.125m,
        GrossProfit = profit + 0.25m,
        NetProfit = profit,
        Return = (double)profit / 100,
        BarsHeld = 2,
        MaxAdverseExcursion = 0.01,
        MaxFavourableExcursion = 0.02,
        ExitReason = ExitReason.Signal,
    };

    /// <summary>A purchase of one unit at 100.</summary>
    public static Fill Fill { get; } = new()
    {
        Instrument = Instrument,
        Time = RunBuilder.Start,
        OrderNumber = 1,
        Side = Side.Buy,
        Quantity = 1,
        Price = 100,
        TouchPrice = 99.875m,
        Notional = 100,
        Fee = 0.125m,
        Slippage = 0.125m,
        Liquidity = Liquidity.Taker,
    };
}
