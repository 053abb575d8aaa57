using System.Globalization;
using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Margin;

namespace BacktestCli.Reports;

/// <summary>How reports spell the members of enumerations; written out, so that renaming a member in code changes no report.</summary>
internal static class Words
{
    /// <summary>A number as it stands in a sentence: 0.0010 and 0.001 are the same.</summary>
    public static string Of(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary><c>1 bar</c>, <c>2,000 bars</c>.</summary>
    public static string Count(long count, string noun) => $"{Count(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary><c>2,000</c>.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>An amount of quote currency, cents and all: <c>1,234.50</c>.</summary>
    public static string Money(decimal amount) => Unsigned(amount.ToString("N2", CultureInfo.InvariantCulture));

    /// <summary>A fraction in percent: <c>12.34%</c>.</summary>
    public static string Percent(double fraction) => Unsigned((fraction * 100).ToString("N2", CultureInfo.InvariantCulture)) + "%";

    /// <summary>A number that has rounded to nothing has no sign.</summary>
    public static string Unsigned(string number) =>
        number.StartsWith('-') && !number.AsSpan().ContainsAnyInRange('1', '9') ? number[1..] : number;

    /// <summary>The same with a capital first letter.</summary>
    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    public static string Of(Side side) => side == Side.Buy ? "buy" : "sell";

    public static string Of(MarginMode mode) => mode == MarginMode.Isolated ? "isolated" : "cross";

    public static string Of(PriceKind prices) => prices == PriceKind.Trade ? "trade" : "mark";

    public static string Of(PositionSide side) => side == PositionSide.Long ? "long" : "short";

    public static string Of(MarketKind market) => market == MarketKind.Spot ? "spot" : "perp";

    public static string Of(FillModel fill) => fill == FillModel.NextOpen ? "next-open" : "close";

    public static string Of(IntrabarModel intrabar) => intrabar == IntrabarModel.Pessimistic ? "pessimistic" : "path";

    public static string Of(ExitReason reason) => reason switch
    {
        ExitReason.Signal => "signal",
        ExitReason.StopLoss => "stop_loss",
        ExitReason.TrailingStop => "trailing_stop",
        ExitReason.TakeProfit => "take_profit",
        ExitReason.Liquidation => "liquidation",
        ExitReason.Bankruptcy => "bankruptcy",
        ExitReason.EndOfData => "end_of_data",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    public static string Of(OrderState state) => state switch
    {
        OrderState.Submitted => "submitted",
        OrderState.Triggered => "triggered",
        OrderState.PartiallyFilled => "partially_filled",
        OrderState.Filled => "filled",
        OrderState.Cancelled => "cancelled",
        OrderState.Expired => "expired",
        OrderState.Replaced => "replaced",
        OrderState.Rejected => "rejected",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Of(SignalCombination combination) => combination switch
    {
        SignalCombination.Mean => "mean",
        SignalCombination.Median => "median",
        SignalCombination.Vote => "vote",
        SignalCombination.Confidence => "confidence",
        _ => throw new ArgumentOutOfRangeException(nameof(combination)),
    };

    public static string Of(EquityDetail detail) => detail switch
    {
        EquityDetail.Daily => "daily",
        EquityDetail.Full => "full",
        EquityDetail.None => "none",
        _ => throw new ArgumentOutOfRangeException(nameof(detail)),
    };
}
