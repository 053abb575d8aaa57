using System.Globalization;
using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;

namespace BacktestCli.Reports;

/// <summary>How reports spell the members of enumerations; written out, so that renaming a member in code changes no report.</summary>
internal static class Words
{
    /// <summary>A number as it stands in a sentence: 0.0010 and 0.001 are the same.</summary>
    public static string Of(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary><c>1 bar</c>, <c>2,000 bars</c>.</summary>
    public static string Count(long count, string noun) =>
        count == 1 ? $"1 {noun}" : count.ToString("N0", CultureInfo.InvariantCulture) + $" {noun}s";

    public static string Of(PositionSide side) => side == PositionSide.Long ? "long" : "short";

    public static string Of(MarketKind market) => market == MarketKind.Spot ? "spot" : "perp";

    public static string Of(FillModel fill) => fill == FillModel.NextOpen ? "next-open" : "close";

    public static string Of(IntrabarModel intrabar) => intrabar == IntrabarModel.Pessimistic ? "pessimistic" : "path";

    public static string Of(ExitReason reason) => reason switch
    {
        ExitReason.Signal => "signal",
        ExitReason.StopLoss => "stop_loss",
        ExitReason.TakeProfit => "take_profit",
        ExitReason.Bankruptcy => "bankruptcy",
        ExitReason.EndOfData => "end_of_data",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    public static string Of(OrderState state) => state switch
    {
        OrderState.Filled => "filled",
        OrderState.Cancelled => "cancelled",
        OrderState.Rejected => "rejected",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Of(EquityDetail detail) => detail switch
    {
        EquityDetail.Daily => "daily",
        EquityDetail.Full => "full",
        EquityDetail.None => "none",
        _ => throw new ArgumentOutOfRangeException(nameof(detail)),
    };
}
