namespace BacktestCli.Core.Trading.Margin;

/// <summary>What a venue asks for as maintenance margin, and what a liquidation costs.</summary>
public sealed record MarginSchedule
{
    private readonly MarginTier[] _tiers = [new(0, 0.005m, 125)];

    /// <summary>Brackets of a position's worth, the lowest first, the first from 0 on. Each rate holds for the part of the worth inside its bracket.</summary>
    /// <value>Default one bracket: 0.5 %, at most 125-fold leverage.</value>
    public IReadOnlyList<MarginTier> Tiers
    {
        get => _tiers;
        init => _tiers = [.. value.OrderBy(tier => tier.From)];
    }

    /// <summary>What the venue takes of the position's worth where it liquidates, fraction, the taker fee not in it.</summary>
    /// <value>Default 0.0125.</value>
    public decimal LiquidationFee { get; init; } = 0.0125m;

    /// <summary>What a position must be worth in margin to be left alone, quote currency.</summary>
    /// <param name="notional">Its worth, quote currency, 0 or more.</param>
    public double Maintenance(double notional)
    {
        double sum = 0;
        for (int i = 0; i < _tiers.Length && notional > (double)_tiers[i].From; i++)
            sum += (Math.Min(notional, CeilingOf(i)) - (double)_tiers[i].From) * (double)_tiers[i].Rate;
        return sum;
    }

    /// <summary>The price at which margin and profit are worth the maintenance margin and no more.</summary>
    /// <param name="quantity">Base quantity, above 0.</param>
    /// <param name="entryPrice">Price from which profit counts, quote currency.</param>
    /// <param name="margin">Margin at that price, quote currency.</param>
    /// <param name="isLong">Long or short.</param>
    /// <returns>Quote currency; NaN where no price above 0 does that.</returns>
    public double LiquidationPrice(double quantity, double entryPrice, double margin, bool isLong)
    {
        int sign = isLong ? 1 : -1;
        double deduction = 0; // what a rate on the whole worth charges too much for the brackets below
        double nearest = isLong ? 0 : double.PositiveInfinity; // rates rise, so the bracket that asks for most is the one that holds
        for (int i = 0; i < _tiers.Length; i++)
        {
            double rate = (double)_tiers[i].Rate;
            if (i > 0)
                deduction += (double)_tiers[i].From * (rate - (double)_tiers[i - 1].Rate);
            double price = ((quantity * entryPrice) - (sign * (margin + deduction))) / (quantity * (1 - (sign * rate)));
            nearest = isLong ? Math.Max(nearest, price) : Math.Min(nearest, price);
        }

        return nearest > 0 ? nearest : double.NaN;
    }

    /// <summary>Margin that a position must have when it is opened, quote currency.</summary>
    /// <param name="notional">Its worth, quote currency, 0 or more.</param>
    /// <param name="leverage">What the trader chose, 1 or more; a bracket may allow less.</param>
    public decimal Initial(decimal notional, decimal leverage)
    {
        decimal most = _tiers[0].MaxLeverage;
        foreach (MarginTier tier in _tiers)
        {
            if (notional > tier.From)
                most = tier.MaxLeverage;
        }

        return notional / Math.Min(leverage, most);
    }

    /// <summary>Every rule this schedule breaks, each naming its setting; empty when valid.</summary>
    public IEnumerable<string> Problems()
    {
        if (_tiers.Length == 0 || _tiers[0].From != 0)
            yield return "maintenance-tiers must begin at 0.";
        if (_tiers.Any(tier => tier.Rate is <= 0 or >= 1))
            yield return "maintenance-tiers: each rate must be a fraction between 0 and 1 (0.5 % = 0.005).";
        if (_tiers.Any(tier => tier.MaxLeverage < 1))
            yield return "maintenance-tiers: each leverage must be 1 or more.";
        if (_tiers.Zip(_tiers.Skip(1)).Any(pair => pair.First.From == pair.Second.From || pair.First.Rate > pair.Second.Rate))
            yield return "maintenance-tiers must rise, in worth and in rate.";
        if (LiquidationFee is < 0 or >= 0.5m)
            yield return $"liquidation-fee is {LiquidationFee}: it must be a fraction from 0 to under 0.5.";
    }

    /// <inheritdoc/>
    public bool Equals(MarginSchedule? other) =>
        other is not null && LiquidationFee == other.LiquidationFee && _tiers.SequenceEqual(other._tiers);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(LiquidationFee, _tiers.Length);

    private double CeilingOf(int tier) => tier + 1 < _tiers.Length ? (double)_tiers[tier + 1].From : double.PositiveInfinity;
}

/// <summary>A bracket of a position's worth.</summary>
/// <param name="From">Where it begins, quote currency, 0 or more.</param>
/// <param name="Rate">Maintenance margin of the part of the worth inside it, fraction.</param>
/// <param name="MaxLeverage">Most leverage of a position that is worth so much, 1 or more.</param>
public sealed record MarginTier(decimal From, decimal Rate, decimal MaxLeverage);
