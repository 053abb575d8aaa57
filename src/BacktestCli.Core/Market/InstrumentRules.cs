namespace BacktestCli.Core.Market;

/// <summary>A venue's rules for one instrument's prices and quantities.</summary>
public sealed record InstrumentRules
{
    /// <summary>Rules of an instrument nobody has described: quantities to 1e-8, no tick, no minimum.</summary>
    public static InstrumentRules Unknown { get; } = new();

    /// <summary>Smallest step of a price, quote currency; null: any price.</summary>
    public decimal? TickSize { get; init; }

    /// <summary>Smallest step of a quantity, base currency.</summary>
    /// <value>Default 1e-8.</value>
    public decimal LotSize { get; init; } = 0.00000001m;

    /// <summary>Smallest quantity an order may have, base currency.</summary>
    /// <value>Default 0.</value>
    public decimal MinQuantity { get; init; }

    /// <summary>Smallest quantity × price an order may have, quote currency.</summary>
    /// <value>Default 0.</value>
    public decimal MinNotional { get; init; }

    /// <summary>Rounds a quantity down to the lot.</summary>
    public decimal RoundDown(decimal quantity) => decimal.Floor(quantity / LotSize) * LotSize;
}
