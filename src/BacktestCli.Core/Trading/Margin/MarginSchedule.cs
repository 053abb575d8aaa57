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

    /// <summary>Margin that is to be added where a position grows, quote currency: the bracket of the whole bounds its leverage.</summary>
    /// <param name="held">What it was worth when it was opened, quote currency, 0 or more.</param>
    /// <param name="notional">What it grows by, quote currency, 0 or more.</param>
    /// <param name="leverage">What the trader chose, 1 or more.</param>
    internal decimal Added(decimal held, decimal notional, decimal leverage) =>
        held == 0 ? Initial(notional, leverage) : Initial(held + notional, leverage) - Initial(held, leverage);

    /// <summary>The most that a position can grow by, quote currency, where margin and fee must fit what is available.</summary>
    /// <param name="held">What it was worth when it was opened, quote currency, 0 or more.</param>
    /// <param name="available">Quote currency, 0 or more.</param>
    /// <param name="leverage">What the trader chose, 1 or more.</param>
    /// <param name="feeRate">Fee of the fill, fraction of what it grows by.</param>
    internal decimal Room(decimal held, decimal available, decimal leverage, decimal feeRate)
    {
        (decimal most, decimal backed) = (0, available + Initial(held, leverage));
        for (int i = 0; i < _tiers.Length; i++)
        {
            decimal times = Math.Min(leverage, _tiers[i].MaxLeverage), room = ((backed * times) - held) / (1 + (feeRate * times));
            most = Math.Max(most, i + 1 < _tiers.Length ? Math.Min(room, _tiers[i + 1].From - held) : room);
        }

        return most;
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
