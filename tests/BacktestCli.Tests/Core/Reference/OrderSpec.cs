using BacktestCli.Core.Trading;

namespace BacktestCli.Tests.Core.Reference;

internal enum OrderKind
{
    Market,
    Limit,
    TakeProfit,
    Stop,
    StopLimit,
    Trail,
}

internal enum SizeKind
{
    Position,
    Equity,
    Cash,
    Base,
    Quote,
    Risk,
    Volatility,
    Kelly,
    Slots,
}

/// <summary>A price, or an amount; where it is a share, a fraction of the price it is measured from.</summary>
internal readonly record struct Distance(decimal Value, bool IsShare)
{
    public override string ToString() => IsShare ? $"{Value:P0}" : $"{Value}";
}

/// <summary>An order as plain figures, which both simulators can read.</summary>
internal sealed record OrderSpec(OrderKind Kind, bool IsBuy, SizeKind SizeKind, decimal Size)
{
    public const decimal Volatility = 0.5m;

    public const decimal KellyFraction = 0.5m;

    public const int KellyTrades = 2;

    /// <summary>Limit of a limit order, stop of the others.</summary>
    public decimal Level { get; init; }

    /// <summary>Limit of a stop-limit order.</summary>
    public decimal Limit { get; init; }

    /// <summary>How far a trailing order stays behind.</summary>
    public Distance Behind { get; init; }

    public bool PostOnly { get; init; }

    public bool ReduceOnly { get; init; }

    public TimeInForce TimeInForce { get; init; }

    public long? ExpiresAt { get; init; }

    public int? GoodForBars { get; init; }

    public Distance? StopLoss { get; init; }

    public Distance? TakeProfit { get; init; }

    public Distance? TrailingStop { get; init; }

    public bool IsBracket => StopLoss is not null || TakeProfit is not null || TrailingStop is not null;

    public Order ToOrder() => Bare() with
    {
        ReduceOnly = ReduceOnly, TimeInForce = TimeInForce, ExpiresAt = ExpiresAt, GoodForBars = GoodForBars,
        StopLoss = LevelOf(StopLoss), TakeProfit = LevelOf(TakeProfit), TrailingStop = TrailingStop is { } trail ? TrailOf(trail) : null,
    };

    public override string ToString()
    {
        string text = $"{(IsBuy ? "buy" : "sell")} {Kind} {SizeKind}:{Size}" + (Kind == OrderKind.Trail ? $" behind {Behind}" : $" at {Level}");
        text += (Kind == OrderKind.StopLimit ? $" limit {Limit}" : "") + (PostOnly ? " post-only" : "") + (ReduceOnly ? " reduce-only" : "");
        text += (TimeInForce == default ? "" : $" {TimeInForce} {ExpiresAt}") + (GoodForBars is { } bars ? $" for {bars} bars" : "");
        return text + $" stop {StopLoss} target {TakeProfit} trail {TrailingStop}";
    }

    private Order Bare()
    {
        Side side = IsBuy ? Side.Buy : Side.Sell;
        return Kind switch
        {
            OrderKind.Market => new MarketOrder(side, ToSize()),
            OrderKind.Limit => new LimitOrder(side, ToSize(), (double)Level) { PostOnly = PostOnly },
            OrderKind.TakeProfit => new TakeProfitOrder(side, ToSize(), (double)Level),
            OrderKind.Stop => new StopOrder(side, ToSize(), (double)Level),
            OrderKind.StopLimit => new StopLimitOrder(side, ToSize(), (double)Level, (double)Limit),
            _ => new TrailingStopOrder(side, ToSize(), TrailOf(Behind)),
        };
    }

    private Size ToSize() => SizeKind switch
    {
        SizeKind.Position => BacktestCli.Core.Trading.Size.OfPosition(Size),
        SizeKind.Equity => BacktestCli.Core.Trading.Size.OfEquity(Size),
        SizeKind.Cash => BacktestCli.Core.Trading.Size.OfCash(Size),
        SizeKind.Base => BacktestCli.Core.Trading.Size.OfBase(Size),
        SizeKind.Quote => BacktestCli.Core.Trading.Size.OfQuote(Size),
        SizeKind.Risk => BacktestCli.Core.Trading.Size.OfRisk(Size),
        SizeKind.Volatility => BacktestCli.Core.Trading.Size.ForVolatility(Size, (double)Volatility),
        SizeKind.Kelly => BacktestCli.Core.Trading.Size.OfKelly(KellyFraction, Size, KellyTrades),
        _ => BacktestCli.Core.Trading.Size.OfSlots((int)Size),
    };

    private static ProtectiveLevel? LevelOf(Distance? distance) => distance switch
    {
        null => null,
        { IsShare: true } share => ProtectiveLevel.Away((double)share.Value),
        { } price => ProtectiveLevel.At((double)price.Value),
    };

    private static Trail TrailOf(Distance distance) =>
        distance.IsShare ? Trail.Fraction((double)distance.Value) : Trail.Amount((double)distance.Value);
}
