using BacktestCli.Core.Trading.Margin;
using BacktestCli.Core.Trading.Protections;
using BacktestCli.Data.Exchanges;

namespace BacktestCli.Handlers.Run;

/// <summary>The account of a run, as typed.</summary>
internal sealed record AccountChoice
{
    /// <summary>Starting cash, quote currency: one number, or <c>venue=number</c> for each venue.</summary>
    public IReadOnlyList<string> Cash { get; init; } = ["10000"];

    /// <summary>Most that a margined position may be worth, as a multiple of its margin; null: 1.</summary>
    public decimal? Leverage { get; init; }

    /// <summary>What stands behind a margined position; null: isolated.</summary>
    public MarginMode? MarginMode { get; init; }

    /// <summary>Brackets of a position's worth, each <c>from:rate:max-leverage</c>.</summary>
    public IReadOnlyList<string> MaintenanceTiers { get; init; } = [];

    /// <summary>What a liquidation costs, fraction.</summary>
    public decimal? LiquidationFee { get; init; }

    /// <summary>Yearly interest on borrowed spot, fraction; null: spot is not borrowed.</summary>
    public decimal? BorrowRate { get; init; }

    /// <summary>Positions that may be open at a time; null: any number.</summary>
    public int? MaxPositions { get; init; }

    /// <summary>Shares of the portfolio, <c>SYMBOL=share</c>.</summary>
    public IReadOnlyList<string> Weights { get; init; } = [];

    /// <summary>What keeps positions from being opened.</summary>
    public IReadOnlyList<string> Protect { get; init; } = [];

    /// <summary>All cash, quote currency; 0 where it cannot be read.</summary>
    public decimal TotalCash => CashByVenue is { } parts ? parts.Values.Sum() : NumberText.Read(Cash[0]) ?? 0;

    /// <summary>Cash of each venue, quote currency; null where it is not divided by hand.</summary>
    public IReadOnlyDictionary<string, decimal>? CashByVenue => Cash.All(text => NumberText.Part(text) is not null)
        ? Cash.Select(text => NumberText.Part(text)!.Value)
            .GroupBy(part => part.Name.ToLowerInvariant())
            .ToDictionary(same => same.Key, same => same.Sum(part => part.Number))
        : null;

    /// <summary>The protections that can be read.</summary>
    public IReadOnlyList<Protection> Protections => [.. Protect.Select(ProtectionText.TryParse).OfType<Protection>()];

    /// <summary>What a venue asks for, with what was typed in its place.</summary>
    /// <param name="venue">What is known of it; null: nothing.</param>
    public MarginSchedule MarginOver(ContractMargin? venue)
    {
        MarginSchedule usual = new();
        MarginTier[] typed =
        [
            .. MaintenanceTiers.Select(NumberText.Three)
                .OfType<(decimal From, decimal Rate, decimal Most)>()
                .Select(tier => new MarginTier(tier.From, tier.Rate, tier.Most)),
        ];
        return new MarginSchedule
        {
            Tiers = typed.Length > 0 ? typed : venue?.Tiers ?? usual.Tiers,
            LiquidationFee = LiquidationFee ?? venue?.LiquidationFee ?? usual.LiquidationFee,
        };
    }

    /// <summary>Texts that cannot be read.</summary>
    public IEnumerable<string> Problems()
    {
        if (CashByVenue is null && Cash.Any(text => text.Contains('=', StringComparison.Ordinal)))
            yield return $"--cash is '{string.Join(',', Cash)}': it must be a number, or one for each venue, as in binance=6000,okx=4000.";
        else if (CashByVenue is null && (Cash.Count > 1 || NumberText.Read(Cash[0]) is null))
            yield return $"--cash is '{string.Join(',', Cash)}': it must be a number, such as 10000 or 0.001.";
        foreach ((string venue, decimal part) in CashByVenue?.Where(part => part.Value <= 0) ?? [])
            yield return $"--cash is {venue}={NumberText.Of(part)}: each part must be above 0.";
        foreach (string tier in MaintenanceTiers.Where(text => NumberText.Three(text) is null))
            yield return $"--maintenance-tiers is '{tier}': each must be from:rate:max-leverage, as in 50000:0.005:100.";
        foreach (string weight in Weights.Where(text => NumberText.Part(text) is not { Number: > 0 }))
            yield return $"--weights is '{weight}': each must be an instrument and a share above 0, as in BTCUSDT=0.6.";
        foreach (string text in Protect.Where(text => ProtectionText.TryParse(text) is null))
            yield return $"--protect is '{text}': it must be one of {ProtectionText.Forms}.";
    }
}
