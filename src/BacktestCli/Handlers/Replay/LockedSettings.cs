using BacktestCli.Core.Engine;
using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Margin;

namespace BacktestCli.Handlers.Replay;

/// <summary>The engine's settings. Fees and margins are the instruments' own.</summary>
internal sealed record LockedSettings
{
    /// <summary>Starting cash, quote currency.</summary>
    public required string Cash { get; init; }

    /// <summary>Its parts by venue; null: one venue, or equal parts.</summary>
    public required IReadOnlyDictionary<string, string>? CashByVenue { get; init; }

    /// <summary>How much worse orders fill that cross the spread.</summary>
    public required string Slippage { get; init; }

    /// <summary>Distance of bid and offer, basis points.</summary>
    public required double SpreadBps { get; init; }

    /// <summary>For what is drawn by chance.</summary>
    public required long Seed { get; init; }

    /// <summary>Most that a margined position may be worth, as a multiple of its margin.</summary>
    public required string Leverage { get; init; }

    /// <summary>What stands behind a margined position.</summary>
    public required MarginMode MarginMode { get; init; }

    /// <summary>Yearly interest on borrowed spot, fraction; null: nothing can be borrowed.</summary>
    public required string? BorrowRate { get; init; }

    /// <summary>Share of a bar's volume that orders may fill, fraction; null: any.</summary>
    public required string? MaxVolumeShare { get; init; }

    /// <summary>Positions that may be open at a time; null: any number.</summary>
    public required int? MaxPositions { get; init; }

    /// <summary>What keeps positions from being opened.</summary>
    public required IReadOnlyList<string> Protections { get; init; }

    /// <summary>When market orders fill.</summary>
    public required FillModel Fill { get; init; }

    /// <summary>Stop or target first.</summary>
    public required IntrabarModel Intrabar { get; init; }

    /// <summary>Leave the last position open.</summary>
    public required bool KeepOpen { get; init; }

    /// <summary>How much of the equity curve is reported.</summary>
    public required EquityDetail Equity { get; init; }

    /// <summary>The settings of a run.</summary>
    public static LockedSettings Of(BacktestOptions options) => new()
    {
        Cash = Exact.Text(options.Cash),
        CashByVenue = options.CashByVenue?.OrderBy(part => part.Key, StringComparer.Ordinal).ToDictionary(part => part.Key, part => Exact.Text(part.Value)),
        Slippage = options.Slippage.ToString()!,
        SpreadBps = options.SpreadBps,
        Seed = options.Seed,
        Leverage = Exact.Text(options.Leverage),
        MarginMode = options.MarginMode,
        BorrowRate = options.BorrowRate is { } rate ? Exact.Text(rate) : null,
        MaxVolumeShare = options.MaxVolumeShare is { } share ? Exact.Text(share) : null,
        MaxPositions = options.MaxPositions,
        Protections = [.. options.Protections.Select(protection => protection.Text)],
        Fill = options.Fill,
        Intrabar = options.Intrabar,
        KeepOpen = options.KeepOpen,
        Equity = options.Equity,
    };
}
