using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Exchanges;

/// <summary>Where bars and what surrounds them are fetched from: a venue's own API, or a vendor's copy of it.</summary>
/// <remarks>
/// Everything it returns is proved: sorted, unique, aligned, possible, closed by both clocks, of the symbol that was asked for. What is not
/// so is a <see cref="DataException"/> that names the request.
/// </remarks>
internal interface IVenueSource : IDisposable
{
    /// <summary>Lower case, as it is named on the command line and in provenance: <c>binance</c>, <c>tardis</c>.</summary>
    string Name { get; }

    /// <summary>How many requests may be under way at once.</summary>
    int MaxConcurrency { get; }

    /// <summary>Fetches the list of instruments of a market, with their rules.</summary>
    Task<IReadOnlyList<VenueInstrument>> ListAsync(string exchange, MarketKind market, CancellationToken cancellationToken);

    /// <summary>What a symbol means where the list cannot be reached: null, unless the source serves bars without it.</summary>
    VenueInstrument? AsWritten(string exchange, MarketKind market, string symbol) => null;

    /// <summary>Why this source cannot give what is wished for, as a sentence with a next step; null where it can.</summary>
    string? Refusal(BarWish wish);

    /// <summary>Finds the open time of the first bar at or after an instant (Unix ms); null where there is none.</summary>
    Task<long?> FirstOpenAsync(BarWish wish, long from, CancellationToken cancellationToken);

    /// <summary>Cuts a stretch into pieces that can be fetched at once and in any order. They cover it without overlap.</summary>
    IReadOnlyList<Piece<BarTable>> Plan(BarWish wish, TimeRange range);

    /// <summary>Why this source cannot give a series, as a sentence; null where it can.</summary>
    string? Refusal(SeriesWish wish);

    /// <summary>Cuts a stretch of a series into pieces; likewise.</summary>
    IReadOnlyList<Piece<SeriesTable>> Plan(SeriesWish wish, TimeRange range);
}

/// <summary>Bars that are wished for.</summary>
/// <param name="Instrument">Of what.</param>
/// <param name="Interval">How long each lasts.</param>
/// <param name="Price">Of which price.</param>
internal sealed record BarWish(VenueInstrument Instrument, Interval Interval, PriceKind Price = PriceKind.Trade);

/// <summary>What is wished for beside bars.</summary>
/// <param name="Instrument">Of what.</param>
/// <param name="Kind">Which series.</param>
/// <param name="Interval">Length of the bars it is gathered in; null for a series of events.</param>
internal sealed record SeriesWish(VenueInstrument Instrument, SeriesKind Kind, Interval? Interval = null);
