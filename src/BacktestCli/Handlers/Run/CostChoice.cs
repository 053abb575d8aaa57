using BacktestCli.Core.Trading;

namespace BacktestCli.Handlers.Run;

/// <summary>What fills cost, as typed.</summary>
internal sealed record CostChoice
{
    /// <summary>One fee rate for both sides, fraction.</summary>
    public decimal? Fee { get; init; }

    /// <summary>Rate of resting orders, fraction.</summary>
    public decimal? MakerFee { get; init; }

    /// <summary>Rate of crossing orders, fraction.</summary>
    public decimal? TakerFee { get; init; }

    /// <summary>Rates by volume, each <c>volume:maker:taker</c>.</summary>
    public IReadOnlyList<string> FeeTiers { get; init; } = [];

    /// <summary>Slippage model.</summary>
    public string Slippage { get; init; } = "5bps";

    /// <summary>Distance of bid and offer: <c>2bps</c>; null: none.</summary>
    public string? Spread { get; init; }

    /// <summary>For what is drawn by chance.</summary>
    public long? Seed { get; init; }

    /// <summary>Share of a bar's volume that orders may fill, fraction; null: any.</summary>
    public decimal? MaxVolumeShare { get; init; }

    /// <summary>True where no rate has to be assumed or looked up.</summary>
    public bool NamesFees => Fee is not null || (MakerFee is not null && TakerFee is not null);

    /// <summary><see cref="Spread"/>, basis points.</summary>
    public double SpreadBps => Spread is null ? 0 : NumberText.Bps(Spread) ?? 0;

    /// <summary>The venue's schedule with what was typed in its place. Its tiers hold only where no rate was typed.</summary>
    public FeeSchedule FeesOver(FeeSchedule venue) => new()
    {
        Maker = MakerFee ?? Fee ?? venue.Maker,
        Taker = TakerFee ?? Fee ?? venue.Taker,
        Tiers = FeeTiers.Count > 0 ? TypedTiers
            : (Fee ?? MakerFee ?? TakerFee) is null ? venue.Tiers
            : [],
    };

    private FeeTier[] TypedTiers =>
    [
        .. FeeTiers.Select(NumberText.Three)
            .OfType<(decimal Volume, decimal Maker, decimal Taker)>()
            .Select(tier => new FeeTier(tier.Volume, tier.Maker, tier.Taker)),
    ];

    /// <summary>Texts that cannot be read, and options that contradict each other.</summary>
    public IEnumerable<string> Problems()
    {
        if (Fee is not null && (MakerFee is not null || TakerFee is not null))
            yield return "--fee sets both rates: give it alone, or --maker-fee and --taker-fee.";
        foreach (string tier in FeeTiers.Where(text => NumberText.Three(text) is null))
            yield return $"--fee-tiers is '{tier}': each must be volume:maker:taker, as in 1000000:0.0009:0.001.";
        if (Core.Trading.Slippage.TryParse(Slippage) is null)
        {
            yield return $"--slippage is '{Slippage}': it must be none, a number of basis points (5bps, at most 1000bps), range:F with F from 0 to 1, "
                + "impact:F with F from 0 to 10, or random:5bps.";
        }

        if (Spread is not null && NumberText.Bps(Spread) is null)
            yield return $"--spread is '{Spread}': it must be a number of basis points, as in 2bps.";
    }
}
