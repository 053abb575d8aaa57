namespace BacktestCli.Core.Market;

/// <summary>A venue's rules for one instrument's prices and quantities.</summary>
public sealed record InstrumentRules
{
    private readonly decimal _lotSize = 0.00000001m;
    private readonly int? _lotDecimals = 8;

    /// <summary>Rules of an instrument nobody has described: quantities to 1e-8, no tick, no minimum.</summary>
    public static InstrumentRules Unknown { get; } = new();

    /// <summary>Smallest step of a price, quote currency; null: any price.</summary>
    public decimal? TickSize { get; init; }

    /// <summary>Smallest step of a quantity, base currency.</summary>
    /// <value>Default 1e-8.</value>
    public decimal LotSize
    {
        get => _lotSize;
        init
        {
            _lotSize = value;
            _lotDecimals = DecimalsOf(value);
        }
    }

    /// <summary>Smallest quantity an order may have, base currency.</summary>
    /// <value>Default 0.</value>
    public decimal MinQuantity { get; init; }

    /// <summary>Smallest quantity × price an order may have, quote currency.</summary>
    /// <value>Default 0.</value>
    public decimal MinNotional { get; init; }

    /// <summary>Rounds a quantity, 0 or more, down to the lot.</summary>
    public decimal RoundDown(decimal quantity) => _lotDecimals is { } decimals
        ? decimal.Round(quantity, decimals, MidpointRounding.ToZero)
        : decimal.Floor(quantity / LotSize) * LotSize;

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
