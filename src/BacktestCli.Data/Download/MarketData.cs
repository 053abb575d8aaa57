using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Exchanges;

namespace BacktestCli.Data.Download;

/// <summary>Brings what a venue or a vendor has into the cache.</summary>
/// <param name="cache">Where to.</param>
/// <param name="settings">What the user set about a source, by its name.</param>
/// <param name="clock">For what is closed, for waiting, for the record.</param>
public sealed class MarketData(BarCache cache, Func<string, VenueSettings> settings, TimeProvider clock)
{
    /// <summary>Fetches a market's list of instruments and keeps it in the cache, under today's date.</summary>
    /// <param name="exchange">Which venue's instruments: <c>binance</c>.</param>
    /// <param name="via">From which source; null: the venue itself.</param>
    /// <param name="market">Which market.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="DataException">The source does not answer, or has no such venue or market.</exception>
    public Task<IReadOnlyList<VenueInstrument>> ListAsync(string exchange, string? via, MarketKind market, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{cache}{settings}{clock}{exchange}{via}{market}{cancellationToken}");

    /// <summary>Finds instruments by what people write: <c>btc/usdt</c>, <c>BTC-USDT</c>, <c>BTCUSDT</c>. The lists in the cache are asked first, the venue where they know nothing.</summary>
    /// <param name="exchange">Which venue's instruments.</param>
    /// <param name="via">From which source; null: the venue itself.</param>
    /// <param name="market">Which market.</param>
    /// <param name="symbols">As written.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="DataException">One is unknown or ambiguous; all of them are named, with suggestions.</exception>
    public Task<IReadOnlyList<VenueInstrument>> ResolveAsync(
        string exchange, string? via, MarketKind market, IReadOnlyList<string> symbols, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{exchange}{via}{market}{symbols}{cancellationToken}");

    /// <summary>What a download would do: what is asked for minus what the cache has or knows to be absent.</summary>
    /// <param name="request">What is to be in the cache.</param>
    /// <param name="via">From which source; null: each instrument's venue.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="DataException">The source has no such interval or series.</exception>
    public Task<DownloadPlan> PlanAsync(DownloadRequest request, string? via, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{request}{via}{cancellationToken}");

    /// <summary>Does it. One dataset's failure does not stop the others; cancelling keeps what was fetched.</summary>
    /// <param name="plan">What to do.</param>
    /// <param name="via">From which source; null: each instrument's venue.</param>
    /// <param name="progress">Told of every piece, from any thread; null: nobody.</param>
    /// <param name="cancellationToken">Stops it within a second.</param>
    public Task<DownloadResult> RunAsync(DownloadPlan plan, string? via, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{plan}{via}{progress}{cancellationToken}");

    /// <summary>True where nothing may be asked; only what was kept is known.</summary>
    public bool IsOffline { get; init; }

    /// <summary>x</summary>
    public Task<string?> WhyOutOfReachAsync(string exchange, string? via, TimeSpan patience, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{exchange}{via}{patience}{cancellationToken}");
}
