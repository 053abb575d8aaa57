using BacktestCli.Core;

namespace BacktestCli.Data.Exchanges;

/// <summary>The sources bars can be fetched from. A new one is a folder beside this file and a line here.</summary>
public static class SourceCatalog
{
    private static readonly Dictionary<string, Func<VenueSettings, TimeProvider, IVenueSource>> Makers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["binance"] = (settings, clock) => new Binance.BinanceSource(settings, clock),
        ["okx"] = (settings, clock) => new Okx.OkxSource(settings, clock),
        ["bybit"] = (settings, clock) => new Bybit.BybitSource(settings, clock),
        ["deribit"] = (settings, clock) => new Deribit.DeribitSource(settings, clock),
        ["tardis"] = (settings, clock) => new Tardis.TardisSource(settings, clock),
        ["tardis-machine"] = (settings, clock) => new Tardis.TardisMachineSource(settings, clock),
        ["relay"] = (settings, clock) => new Relay.RelaySource(settings, clock),
    };

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Makers.Keys];

    /// <summary>What can be set about a relay beside its address and key, by name.</summary>
    public static IReadOnlyList<string> RelaySettings => Relay.RelaySettings.Known;

    /// <summary>Makes a source.</summary>
    /// <param name="name">Its name, whatever its case.</param>
    /// <param name="settings">What the user set about it.</param>
    /// <param name="clock">For waiting, and for what is closed.</param>
    /// <exception cref="DataException">There is none of that name, or its settings lack something.</exception>
    internal static IVenueSource Create(string name, VenueSettings settings, TimeProvider clock) =>
        Makers.TryGetValue(name, out Func<VenueSettings, TimeProvider, IVenueSource>? make)
            ? make(settings, clock)
            : throw new DataException($"'{name}' is no source of bars.{Spelling.DidYouMean(name, Names)} There are: {string.Join(", ", Names)}.");
}
