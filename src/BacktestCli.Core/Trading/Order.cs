namespace BacktestCli.Core.Trading;

/// <summary>
/// What a strategy wants done. An order knows which price it waits for; the broker knows when a bar gets there and what that costs; the
/// portfolio what it changes.
/// </summary>
/// <remarks>An order against the position closes at most the position; to turn it round takes two orders.</remarks>
/// <param name="Side">Buy or sell.</param>
/// <param name="Size">How much, resolved when it first fills.</param>
public abstract record Order(Side Side, Size Size)
{
    private readonly OrderLevels? _levels; // few orders have some, and a run makes many orders
    private readonly long _expiresAt = long.MaxValue;
    private readonly int _goodForBars = int.MaxValue;

    /// <summary>Its type's name in the report: <c>market</c>.</summary>
    public abstract string Type { get; }

    /// <summary>True where it may only make a position smaller.</summary>
    /// <value>Default false.</value>
    public bool ReduceOnly { get; init; }

    /// <summary>How long it waits.</summary>
    /// <value>Default <see cref="TimeInForce.Gtc"/>.</value>
    public TimeInForce TimeInForce { get; init; }

    /// <summary>When it is taken back unless filled, Unix ms: no bar that opens then or later is tried. Only with <see cref="TimeInForce.Gtd"/>.</summary>
    public long? ExpiresAt
    {
        get => _expiresAt == long.MaxValue ? null : _expiresAt;
        init => _expiresAt = value ?? long.MaxValue;
    }

    /// <summary>How many bars of its instrument it is tried on, 1 or more; null: as many as <see cref="TimeInForce"/> lets it.</summary>
    public int? GoodForBars
    {
        get => _goodForBars == int.MaxValue ? null : _goodForBars;
        init => _goodForBars = value ?? int.MaxValue;
    }

    /// <summary>Stop-loss of the position this order opens or adds to; live from the moment of its fill.</summary>
    public ProtectiveLevel? StopLoss
    {
        get => _levels?.StopLoss;
        init => _levels = OrderLevels.Of(value, TakeProfit, TrailingStop);
    }

    /// <summary>Take-profit of the position this order opens or adds to; live from the moment of its fill.</summary>
    public ProtectiveLevel? TakeProfit
    {
        get => _levels?.TakeProfit;
        init => _levels = OrderLevels.Of(StopLoss, value, TrailingStop);
    }

    /// <summary>Trailing stop of the position this order opens or adds to; live from the moment of its fill.</summary>
    public Trail? TrailingStop
    {
        get => _levels?.TrailingStop;
        init => _levels = OrderLevels.Of(StopLoss, TakeProfit, value);
    }

    /// <summary>Why, in the strategy's words; carried to the trade.</summary>
    public string? Tag { get; init; }

    /// <summary>True where a stop, target or trail comes with it.</summary>
    public bool IsBracket => _levels is not null;

    /// <summary>When it expires, Unix ms; the end of time where it does not.</summary>
    internal long Expiry => _expiresAt;

    /// <summary>Bars it is tried on; the largest number where there is no limit.</summary>
    internal int Patience => _goodForBars;

    /// <summary>What a trade that this order closes gives as its reason.</summary>
    internal virtual ExitReason ExitReason => ExitReason.Signal;

    /// <summary>What it waits for once it is live.</summary>
    /// <param name="price">Where the market is then, quote currency.</param>
    public abstract Trigger TriggerAt(double price);

    /// <summary>The order it turns into when its trigger is reached; null: it fills there.</summary>
    internal virtual Order? Triggered => null;

    /// <summary>The first rule this order breaks, in words that a rejection can carry; null where it breaks none.</summary>
    internal virtual string? Problem => this switch
    {
        { TimeInForce: TimeInForce.Gtd, ExpiresAt: null } => "an order good until a date has no date",
        { TimeInForce: not TimeInForce.Gtd, ExpiresAt: not null } => "a date is given for an order that is not good until a date",
        { GoodForBars: <= 0 } => "an order must be good for at least one bar",
        { IsBracket: true, ReduceOnly: true } => "an order that only reduces opens nothing that a stop or target could protect",
        { TrailingStop.IsValid: false } => TrailingStopOrder.NoDistance,
        _ => null,
    };
}

/// <summary>How long an order waits.</summary>
public enum TimeInForce
{
    /// <summary>Until it fills or is taken back.</summary>
    Gtc,

    /// <summary>Until a date: <see cref="Order.ExpiresAt"/>.</summary>
    Gtd,

    /// <summary>Not at all: what does not fill at the first open it meets is taken back.</summary>
    Ioc,

    /// <summary>Not at all, and not in part: it fills whole at the first open it meets, or is taken back.</summary>
    Fok,
}
