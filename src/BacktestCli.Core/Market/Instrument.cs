namespace BacktestCli.Core.Market;

/// <summary>Something that is traded, at one venue.</summary>
/// <param name="Exchange">The venue, lower case: <c>binance</c>.</param>
/// <param name="Market">Which of its markets.</param>
/// <param name="Symbol">How the venue spells it: <c>BTCUSDT</c>.</param>
public sealed record Instrument(string Exchange, MarketKind Market, string Symbol)
{
    /// <summary>What is bought and sold; null where the venue's own list has not been asked, because a symbol cannot be split by position.</summary>
    public string? Base { get; init; }

    /// <summary>What it is paid in; null as for <see cref="Base"/>.</summary>
    public string? Quote { get; init; }

    /// <summary>The venue's rounding and minimum rules.</summary>
    /// <value>Default <see cref="InstrumentRules.Unknown"/>.</value>
    public InstrumentRules Rules { get; init; } = InstrumentRules.Unknown;

    /// <summary>True for a contract that is quoted in one currency and settled in the other.</summary>
    /// <remarks>It is simulated as a linear one, in quote currency, and the report warns of it.</remarks>
    /// <value>Default false.</value>
    public bool IsInverse { get; init; }

    /// <summary>
    /// The rules that hold in a run: <see cref="Rules"/>, but for an inverse contract without the lot and the smallest quantity, which count
    /// contracts where a run counts base currency.
    /// </summary>
    public InstrumentRules SimulatedRules => IsInverse
        ? Rules with { LotSize = InstrumentRules.Unknown.LotSize, MinQuantity = InstrumentRules.Unknown.MinQuantity }
        : Rules;

    /// <summary><c>binance spot BTCUSDT</c>.</summary>
    public override string ToString() => $"{Exchange} {Market.ToString().ToLowerInvariant()} {Symbol}";
}
