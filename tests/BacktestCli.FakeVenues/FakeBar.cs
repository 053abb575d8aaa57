namespace BacktestCli.FakeVenues;

/// <summary>A bar in units that have no rounding: a venue prints them as it likes.</summary>
/// <param name="OpenTime">Unix ms.</param>
/// <param name="Open">Hundredths of the quote currency; so the other prices.</param>
/// <param name="High">Highest.</param>
/// <param name="Low">Lowest.</param>
/// <param name="Close">Last.</param>
/// <param name="Volume">Thousandths of the base currency.</param>
/// <param name="Trades">How many.</param>
/// <param name="TakerBuyVolume">Thousandths of the base currency, at most <paramref name="Volume"/>.</param>
public readonly record struct FakeBar(
    long OpenTime, long Open, long High, long Low, long Close, long Volume, long Trades, long TakerBuyVolume)
{
    /// <summary>Volume at the average of open and close, hundred-thousandths of the quote currency.</summary>
    public long QuoteVolume => Volume * (Open + Close) / 2;

    /// <summary>Likewise of <see cref="TakerBuyVolume"/>.</summary>
    public long TakerBuyQuoteVolume => TakerBuyVolume * (Open + Close) / 2;
}
