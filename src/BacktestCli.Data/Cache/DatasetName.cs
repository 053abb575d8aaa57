using BacktestCli.Core.Market;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Cache;

/// <summary>What a folder of the cache holds.</summary>
/// <param name="Instrument">Of what.</param>
/// <param name="Interval">Length of its bars; null for a series of events.</param>
/// <param name="Price">Of which price, for bars.</param>
/// <param name="Series">Which series; null for bars.</param>
public sealed record DatasetName(Instrument Instrument, Interval? Interval, PriceKind Price = PriceKind.Trade, SeriesKind? Series = null)
{
    /// <summary>What stands beside the interval: <c>mark</c>, <c>funding</c>, <c>book</c>, …; null for bars of what was paid.</summary>
    public string? Word => Series?.ToString().ToLowerInvariant() ?? (Price == PriceKind.Trade ? null : Price.ToString().ToLowerInvariant());

    /// <summary>Length of its bars.</summary>
    /// <exception cref="InvalidOperationException">It holds events.</exception>
    internal Interval Step => Interval ?? throw new InvalidOperationException($"{this} has no interval.");

    /// <summary>How its rows are kept.</summary>
    internal TableFile File => Series is { } kind ? new SeriesFile(kind, isEvents: Interval is null) : BarFile.Form;

    /// <summary><c>binance perp BTCUSDT 1m</c>, <c>binance perp BTCUSDT 1m mark</c>, <c>binance perp BTCUSDT funding</c>.</summary>
    public override string ToString() => string.Join(' ', new[] { Instrument.ToString(), Interval?.ToString(), Word }.OfType<string>());
}
