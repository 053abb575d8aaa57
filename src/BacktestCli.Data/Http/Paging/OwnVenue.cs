using BacktestCli.Core.Market;
using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Http.Paging;

/// <summary>What a venue's own API says about wishes it cannot meet.</summary>
internal static class OwnVenue
{
    /// <summary>A venue lists nobody's instruments but its own.</summary>
    /// <exception cref="DataException">Another venue's were asked for.</exception>
    public static void Demand(string name, string exchange)
    {
        if (exchange != name)
        {
            throw new DataException(
                $"{name} lists its own instruments only, and those of {exchange} were asked for. Ask {exchange} itself, or a vendor with --via.");
        }
    }

    /// <summary>Why what is traded on the spot has no mark price, with the next step.</summary>
    public static string NoMark(BarWish wish) =>
        $"{wish.Instrument.Instrument} has no mark price: only contracts have one. Leave the mark price out, or ask for the perpetual.";

    /// <summary>A venue's own API tells fundings of perpetual contracts and nothing else beside bars.</summary>
    /// <param name="venue">Its name for people: <c>OKX</c>.</param>
    /// <param name="wish">What is wished for.</param>
    /// <returns>Why it cannot be had, with the next step; null where it can.</returns>
    public static string? Refusal(string venue, SeriesWish wish)
    {
        if (wish.Kind != SeriesKind.Funding)
        {
            return $"{venue} gives no past {wish.Kind.ToString().ToLowerInvariant()}, only funding. "
                + "Download it from a vendor that records it: --via tardis.";
        }

        return wish.Instrument.Instrument.Market == MarketKind.Perp
            ? null
            : $"{wish.Instrument.Instrument} pays no funding: only perpetual contracts do. Leave funding out, or download the perpetual.";
    }
}
