namespace BacktestCli.Core.Trading;

/// <summary>What a venue charges, as a fraction of quantity × fill price, in quote currency, on every fill.</summary>
public sealed record FeeSchedule
{
    private readonly FeeTier[] _tiers = [];

    /// <summary>Rate of an order that rested in the book, fraction (10 bp = 0.001).</summary>
    /// <value>Default 0.001.</value>
    public decimal Maker { get; init; } = 0.001m;

    /// <summary>Rate of an order that crossed the spread, fraction (10 bp = 0.001).</summary>
    /// <value>Default 0.001.</value>
    public decimal Taker { get; init; } = 0.001m;

    /// <summary>Rates for those who trade much, lowest volume first; the first that is not reached yet and all after it do not hold.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<FeeTier> Tiers
    {
        get => _tiers;
        init => _tiers = [.. value.OrderBy(tier => tier.Volume)];
    }

    /// <summary>The same rate for both.</summary>
    public static FeeSchedule Flat(decimal rate) => new() { Maker = rate, Taker = rate };

    /// <summary>Rate for one kind of fill.</summary>
    /// <param name="liquidity">Resting or crossing.</param>
    /// <param name="volume">What was traded at the venue in the 30 days before, quote currency.</param>
    public decimal RateFor(Liquidity liquidity, decimal volume = 0)
    {
        (decimal maker, decimal taker) = (Maker, Taker);
        foreach (FeeTier tier in _tiers)
        {
            if (volume < tier.Volume)
                break;
            (maker, taker) = (tier.Maker, tier.Taker);
        }

        return liquidity == Liquidity.Maker ? maker : taker;
    }

    /// <summary>Every rule this schedule breaks, each naming its setting; empty when valid.</summary>
    public IEnumerable<string> Problems()
    {
        foreach ((decimal maker, decimal taker, string where) in
            _tiers.Select(tier => (tier.Maker, tier.Taker, $" from a volume of {tier.Volume} on")).Prepend((Maker, Taker, "")))
        {
            if (maker is <= -0.1m or >= 0.1m)
                yield return $"maker-fee{where} is {maker}: it must be a fraction between -0.1 and 0.1 (10 bp = 0.001).";
            if (taker is < 0 or >= 0.1m)
                yield return $"taker-fee{where} is {taker}: it must be a fraction from 0 to under 0.1 (10 bp = 0.001).";
        }

        if (_tiers.Any(tier => tier.Volume <= 0))
            yield return "fee-tiers name a volume that is not above 0; what holds without volume is maker-fee and taker-fee.";
    }

    /// <inheritdoc/>
    public bool Equals(FeeSchedule? other) => other is not null && Maker == other.Maker && Taker == other.Taker && _tiers.SequenceEqual(other._tiers);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Maker, Taker, _tiers.Length);
}

/// <summary>Rates of a venue for those who trade much.</summary>
/// <param name="Volume">Quote currency traded at the venue in the 30 days before, from which they hold; above 0.</param>
/// <param name="Maker">Rate of an order that rested, fraction.</param>
/// <param name="Taker">Rate of an order that crossed the spread, fraction.</param>
public sealed record FeeTier(decimal Volume, decimal Maker, decimal Taker);
