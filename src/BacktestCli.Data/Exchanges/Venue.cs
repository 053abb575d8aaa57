using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;

namespace BacktestCli.Data.Exchanges;

/// <summary>What a venue is called and charges a new account.</summary>
/// <param name="Name">Lower case: <c>binance</c>.</param>
/// <param name="Spot">Fees of its spot market; null where it has none we know.</param>
/// <param name="Perp">Fees of its perpetual futures; null where it has none we know.</param>
/// <param name="Source">Where the fees are published.</param>
public sealed record Venue(string Name, FeeSchedule? Spot, FeeSchedule? Perp, string Source)
{
    /// <summary>What it asks for as margin, contract by contract.</summary>
    /// <value>Default none that we know.</value>
    public IReadOnlyList<ContractMargin> Margins { get; init; } = [];

    /// <summary>Fees of one of its markets; null where it has none we know.</summary>
    public FeeSchedule? FeesOf(MarketKind market) => market == MarketKind.Perp ? Perp : Spot;

    /// <summary>What it asks for as margin for an instrument; null where we do not know.</summary>
    public ContractMargin? MarginOf(Instrument instrument) => instrument.Market == MarketKind.Perp
        ? Margins.FirstOrDefault(margin => margin.Symbols.Contains(instrument.Symbol, StringComparer.OrdinalIgnoreCase))
        : null;
}
