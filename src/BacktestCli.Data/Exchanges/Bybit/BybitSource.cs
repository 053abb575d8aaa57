using BacktestCli.Core.Market;
using BacktestCli.Data.Http.Paging;

namespace BacktestCli.Data.Exchanges.Bybit;

/// <summary>Bars, fundings and instruments of Bybit's own API.</summary>
/// <param name="settings">What the user set.</param>
/// <param name="clock">For waiting, and for what is closed.</param>
internal sealed class BybitSource(VenueSettings settings, TimeProvider clock)
    : PagedSource(new BybitManners(settings), settings, clock, http => new BybitBars(http), http => new BybitFunding(http))
{
    /// <inheritdoc/>
    public override int MaxConcurrency => 32;

    /// <inheritdoc/>
    protected override string Title => "Bybit";

    /// <inheritdoc/>
    protected override IReadOnlyList<Interval> Ladder { get; } = [.. new[] { "1M", "1d", "1h" }.Select(Interval.Parse)];

    /// <inheritdoc/>
    public override string? Refusal(BarWish wish) => wish is { Price: PriceKind.Mark, Instrument.Product: BybitInstruments.Spot }
        ? OwnVenue.NoMark(wish)
        : BybitBars.Intervals.Refusal(wish.Interval);

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<VenueInstrument>> ListAsync(MarketKind market, CancellationToken cancellationToken)
    {
        List<VenueInstrument> instruments = [];
        foreach (string category in BybitInstruments.Categories(market))
        {
            string? cursor = null;
            do
            {
                (IReadOnlyList<VenueInstrument> page, cursor) = await Http.GetAsync(
                    BybitInstruments.Ask(category, cursor), 1,
                    answer => Whole.Document(answer, read => BybitInstruments.Read(read, category)), cancellationToken);
                instruments.AddRange(page);
            }
            while (cursor is not null);
        }

        return instruments;
    }
}
