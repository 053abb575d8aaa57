using BacktestCli.Configuration;
using BacktestCli.Core;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Exchanges;

namespace BacktestCli.Handlers.Download;

/// <summary>Checks that a venue and the source of its data go together.</summary>
internal static class SourceChoice
{
    /// <summary>Every rule they break.</summary>
    public static IEnumerable<string> Problems(string exchange, SourceOptions source)
    {
        if (SourceKeys.Vendors.Contains(exchange.ToLowerInvariant()))
            yield return $"--exchange is '{exchange}', a vendor of other venues' data: name the venue, and the vendor with --via {exchange.ToLowerInvariant()}.";
        else if (source.Via is null && VenueCatalog.Find(exchange) is null)
            yield return $"there is no venue {exchange}; there are {string.Join(", ", Venues)}, and others with --via tardis.{Spelling.DidYouMean(exchange, Venues)}";
        else if (!BarCache.CanHold(exchange))
            yield return DataChoice.NoName("--exchange", exchange);
        foreach (string problem in source.Problems())
            yield return problem;
    }

    private static IEnumerable<string> Venues => VenueCatalog.All.Select(venue => venue.Name);
}
