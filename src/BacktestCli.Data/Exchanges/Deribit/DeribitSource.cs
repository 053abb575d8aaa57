using BacktestCli.Core.Market;
using BacktestCli.Data.Http.Paging;

namespace BacktestCli.Data.Exchanges.Deribit;

/// <summary>Bars, fundings and instruments of Deribit's own API.</summary>
/// <param name="settings">What the user set.</param>
/// <param name="clock">For waiting, and for what is closed.</param>
internal sealed class DeribitSource(VenueSettings settings, TimeProvider clock)
    : PagedSource(new DeribitManners(settings), settings, clock, http => new DeribitBars(http), http => new DeribitFunding(http))
{
    /// <inheritdoc/>
    public override int MaxConcurrency => 8;

    /// <inheritdoc/>
    protected override string Title => "Deribit";

    /// <inheritdoc/>
    protected override IReadOnlyList<Interval> Ladder { get; } = [.. new[] { "1d", "1h" }.Select(Interval.Parse)];

    /// <inheritdoc/>
    public override string? Refusal(BarWish wish) => wish.Price == PriceKind.Mark
        ? "Deribit gives no past mark prices. Download them from a vendor that records them: --via tardis."
        : DeribitBars.Intervals.Refusal(wish.Interval);

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<VenueInstrument>> ListAsync(MarketKind market, CancellationToken cancellationToken) => Http.GetAsync(
        DeribitInstruments.Ask(market), 1, answer => Whole.Document(answer, DeribitInstruments.Read), cancellationToken);
}
