using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;

namespace BacktestCli.Handlers.Run;

/// <summary>Options that a run would not feel: whoever gave them expects something of them.</summary>
internal static class IdleOptions
{
    /// <summary>Those whose absence of effect would mislead: each is a slip.</summary>
    /// <param name="account">What was typed.</param>
    /// <param name="markets">What the run trades.</param>
    public static IEnumerable<string> Problems(AccountChoice account, IReadOnlyCollection<MarketKind> markets)
    {
        bool isMargined = markets.Contains(MarketKind.Perp) || account.BorrowRate is not null;
        (string Option, string? Value)[] ofMargin =
        [
            ("--leverage", account.Leverage is > 1 and { } leverage ? NumberText.Of(leverage) : null),
            ("--margin-mode", account.MarginMode?.ToString().ToLowerInvariant()),
            ("--maintenance-tiers", account.MaintenanceTiers.Count > 0 ? string.Join(',', account.MaintenanceTiers) : null),
            ("--liquidation-fee", account.LiquidationFee is { } fee ? NumberText.Of(fee) : null),
        ];
        foreach ((string option, string? value) in ofMargin.Where(one => one.Value is not null && !isMargined))
            yield return $"{option} is {value}, and spot is paid in full: trade perpetuals (--market perp), or spot on margin (--borrow-rate).";
        if (account.BorrowRate is { } rate && !markets.Contains(MarketKind.Spot))
            yield return $"--borrow-rate is {NumberText.Of(rate)}: it is for spot; perpetuals pay funding instead.";
    }

    /// <summary>Those that do nothing this time, as sentences.</summary>
    /// <param name="options">What was typed.</param>
    /// <param name="data">What the run reads.</param>
    public static IEnumerable<string> Notes(RunOptions options, IReadOnlyList<RunData> data)
    {
        if (options.Costs.Seed is { } seed && Slippage.TryParse(options.Costs.Slippage) is not RandomSlippage)
            yield return $"--seed is {seed}, and nothing is drawn by chance: it has no effect without --slippage random:5bps.";
        if (options.Account.MaxPositions is { } most && most >= data.Count)
            yield return $"--max-positions is {most}: there are no more instruments than that, so it has no effect.";
        if (options.NoFunding && data.All(one => one.Instrument.Market == MarketKind.Spot))
            yield return "--no-funding has no effect: spot has none.";
        if (options.Data.DetailInterval is { } detail && data.Any(one => one.Detail is null))
            yield return $"--detail-interval is {detail}: the sample has no shorter bars, so it has no effect.";
    }
}
