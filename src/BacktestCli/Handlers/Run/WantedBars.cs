using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Data.Cache;

namespace BacktestCli.Handlers.Run;

/// <summary>Bars of a venue that a run is to read.</summary>
/// <param name="Exchange">The venue, lower case.</param>
/// <param name="Market">Which of its markets.</param>
/// <param name="Symbol">As a person writes it: <c>btc/usdt</c>.</param>
/// <param name="Interval">How long each lasts.</param>
/// <param name="From">From when, Unix ms; null: from the first that is cached.</param>
/// <param name="To">To when, Unix ms, exclusive; null: to the last that is cached.</param>
/// <param name="IsNamed">True where the user named them; false where the strategy's file does.</param>
internal sealed record WantedBars(string Exchange, MarketKind Market, string Symbol, Interval Interval, long? From, long? To, bool IsNamed)
{
    /// <summary>How long the bars last that decide inside one; null: none do.</summary>
    public Interval? Detail { get; init; }

    /// <summary>What was named by the user, else by the strategy; null where neither names any.</summary>
    public static WantedBars? Of(DataChoice choice, StrategyData? strategy)
    {
        if (choice.NamesCache)
            return new((choice.Exchange ?? "binance").ToLowerInvariant(), choice.MarketKind, choice.Symbol!, Interval.Parse(choice.Interval!), choice.FromTime, choice.ToTime, IsNamed: true);
        return strategy is null
            ? null
            : new(strategy.Instrument.Exchange, strategy.Instrument.Market, strategy.Instrument.Symbol, strategy.Interval, choice.FromTime ?? strategy.From, choice.ToTime ?? strategy.To, IsNamed: false);
    }

    /// <summary>True for what a person may write for a symbol: letters and digits, and single signs between them.</summary>
    public static bool IsSymbol(string text)
    {
        bool afterSign = true;
        foreach (char letter in text)
        {
            bool isSign = letter is '-' or '_' or '/' or ':' or '.';
            if (isSign ? afterSign : !char.IsAsciiLetterOrDigit(letter))
                return false;
            afterSign = isSign;
        }

        return !afterSign;
    }

    /// <summary>The instrument, where the cache holds its bars under the very symbol that was written, or under its letters and digits alone; null where not.</summary>
    public Instrument? HeldBy(BarCache cache) => new[] { Symbol.ToUpperInvariant(), string.Concat(Symbol.Where(char.IsLetterOrDigit)).ToUpperInvariant() }
        .Where(BarCache.CanHold)
        .Select(symbol => new Instrument(Exchange, Market, symbol))
        .FirstOrDefault(instrument => cache.Holds(instrument, Interval));

    /// <summary><c>binance spot btc/usdt 1h</c>.</summary>
    public override string ToString() => $"{Exchange} {Market.ToString().ToLowerInvariant()} {Symbol} {Interval}";
}
