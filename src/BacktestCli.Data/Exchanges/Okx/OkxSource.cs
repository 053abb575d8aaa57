using BacktestCli.Core.Market;
using BacktestCli.Data.Http.Paging;

namespace BacktestCli.Data.Exchanges.Okx;

/// <summary>Bars, fundings and instruments of OKX's own API.</summary>
/// <param name="settings">What the user set.</param>
/// <param name="clock">For waiting, and for what is closed.</param>
internal sealed class OkxSource(VenueSettings settings, TimeProvider clock)
    : PagedSource(new OkxManners(settings), settings, clock, http => new OkxBars(http), http => new OkxFunding(http))
{
    /// <inheritdoc/>
    public override int MaxConcurrency => 8;

    /// <inheritdoc/>
    protected override string Title => "OKX";

    /// <inheritdoc/>
    protected override IReadOnlyList<Interval> Ladder { get; } = [.. new[] { "1M", "1d", "1h", "1m" }.Select(Interval.Parse)];

    /// <inheritdoc/>
    public override string? Refusal(BarWish wish) => wish is { Price: PriceKind.Mark, Instrument.Product: OkxInstruments.Spot }
        ? OwnVenue.NoMark(wish)
        : OkxBars.Intervals.Refusal(wish.Interval);

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<VenueInstrument>> ListAsync(MarketKind market, CancellationToken cancellationToken) => Http.GetAsync(
        OkxInstruments.Ask(market), 1, answer => Whole.Document(answer, OkxInstruments.Read), cancellationToken);
}
