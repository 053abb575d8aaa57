namespace BacktestCli.Core.Market;

/// <summary>A venue's rules for one instrument's prices and quantities.</summary>
public sealed record InstrumentRules
{
    private const double MaxLevel = 1e15;
    private const double MinLevel = 1e-15;

    private readonly decimal _lotSize = 0.00000001m;
    private readonly decimal? _tickSize;
    private readonly int? _lotDecimals = 8;

    /// <summary>Rules of an instrument nobody has described: quantities to 1e-8, no tick, no minimum.</summary>
    public static InstrumentRules Unknown { get; } = new();

    /// <summary>Smallest step of a price, quote currency, above 0; null: any price.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    public decimal? TickSize
    {
        get => _tickSize;
        init => _tickSize = Step(value);
    }

    /// <summary>Smallest step of a quantity, base currency, above 0.</summary>
    /// <value>Default 1e-8.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    public decimal LotSize
    {
        get => _lotSize;
        init
        {
            _lotSize = Step(value)!.Value;
            _lotDecimals = DecimalsOf(value);
        }
    }

    /// <summary>Smallest quantity an order may have, base currency.</summary>
    /// <value>Default 0.</value>
    public decimal MinQuantity { get; init; }

    /// <summary>Smallest quantity × price an order may have, quote currency.</summary>
    /// <value>Default 0.</value>
    public decimal MinNotional { get; init; }

    /// <summary>When the venue stated these rules, Unix ms; for earlier bars they are assumed. Null where nobody noted it.</summary>
    public long? AsOf { get; init; }

    /// <summary>Rounds a quantity, 0 or more, down to the lot.</summary>
    public decimal RoundDown(decimal quantity) => _lotDecimals is { } decimals
        ? decimal.Round(quantity, decimals, MidpointRounding.ToZero)
        : decimal.Floor(quantity / LotSize) * LotSize;

    /// <summary>Rounds a price to the tick, upwards or downwards; where there is no tick, the price as it is.</summary>
    public decimal RoundToTick(decimal price, bool up)
    {
        if (TickSize is not { } tick)
            return price;
        decimal ticks = price / tick;
        return (up ? decimal.Ceiling(ticks) : decimal.Floor(ticks)) * tick;
    }

    /// <summary>Rounds the level of an order to the tick, upwards or downwards; a level that no market reaches stays as it is.</summary>
    internal double RoundToTick(double level, bool up) =>
        TickSize is null || level is not (>= MinLevel and <= MaxLevel) ? level : (double)RoundToTick((decimal)level, up);

    private static decimal? Step(decimal? size) => size is not <= 0
        ? size
        : throw new ArgumentOutOfRangeException(nameof(size), size, "A lot or a tick must be above 0.");

    /// <summary>n where the lot is 10⁻ⁿ, which makes rounding a matter of digits; null for other lots.</summary>
    private static int? DecimalsOf(decimal lot)
    {
        for (int decimals = 0; decimals <= 28; decimals++)
        {
            if (lot == new decimal(1, 0, 0, isNegative: false, (byte)decimals))
                return decimals;
        }

        return null;
    }
}
