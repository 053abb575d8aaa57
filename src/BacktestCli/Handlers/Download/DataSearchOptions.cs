using BacktestCli.Configuration;
using BacktestCli.Core.Market;

namespace BacktestCli.Handlers.Download;

/// <summary>What <c>backtest data search</c> was asked to do, as typed.</summary>
internal sealed record DataSearchOptions
{
    /// <summary>Text that symbol, base or quote must contain; null: any.</summary>
    public string? Text { get; init; }

    /// <summary>The venue.</summary>
    public required string Exchange { get; init; }

    /// <summary><c>spot</c> or <c>perp</c>.</summary>
    public required string Market { get; init; }

    /// <summary>Use the list that was kept.</summary>
    public bool Offline { get; init; }

    /// <summary>Where from.</summary>
    public SourceOptions Source { get; init; } = SourceOptions.None;

    /// <summary>The market's kind.</summary>
    public MarketKind MarketKind => Market == "perp" ? MarketKind.Perp : MarketKind.Spot;

    /// <summary>Every rule these options break.</summary>
    public IEnumerable<string> Problems() => SourceChoice.Problems(Exchange, Source);
}
