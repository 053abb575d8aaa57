using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;

namespace BacktestCli.Core.Engine;

/// <summary>What instruments must be to share a run, and on which terms they are traded there.</summary>
internal static class FeedRules
{
    /// <summary>The first rule that the feeds break; null where they break none.</summary>
    public static string? Problem(InstrumentFeed[] feeds, BacktestOptions options)
    {
        if (feeds.Length == 0)
            return "A run needs at least one instrument.";
        foreach (InstrumentFeed feed in feeds)
        {
            Instrument instrument = feed.Source.Instrument;
            if (feed.Funding is not null && instrument.Market == MarketKind.Spot)
                return $"{instrument}: spot has no funding.";
            if (feed.Source.Interval != feeds[0].Source.Interval)
                return $"{instrument} has bars of {feed.Source.Interval}, {feeds[0].Source.Instrument} of {feeds[0].Source.Interval}: they must be of one length.";
            if (feed.Mark is not null && feed.Mark.Interval != feed.Source.Interval)
                return $"{instrument}: mark prices must come in bars of {feed.Source.Interval}.";
            if (feed.Detail is not null && feed.Detail.Interval.Milliseconds >= feed.Source.Interval.Milliseconds)
                return $"{instrument}: the bars that decide inside a bar of {feed.Source.Interval} must be shorter.";
            if (feed.Weight is <= 0)
                return $"{instrument}: its weight is {feed.Weight}; it must be above 0.";
            if ((feed.Margin?.Problems() ?? []).Concat(feed.Fees?.Problems() ?? []).FirstOrDefault() is { } problem)
                return $"{instrument}: {problem}";
        }

        for (int i = 1; i < feeds.Length; i++)
        {
            if (feeds[i].Source.Instrument.ToString() == feeds[i - 1].Source.Instrument.ToString())
                return $"{feeds[i].Source.Instrument} is there twice.";
        }

        return options.CashByVenue is { } parts && !parts.Keys.ToHashSet().SetEquals(feeds.Select(feed => feed.Source.Instrument.Exchange))
            ? "cash by venue: it must name each venue of the run, and no other."
            : null;
    }

    /// <summary>The terms of one instrument among those of a run.</summary>
    public static InstrumentTerms TermsOf(InstrumentFeed feed, InstrumentFeed[] all, BacktestOptions options) => new()
    {
        Instrument = feed.Source.Instrument,
        Fees = feed.Fees ?? options.Fees,
        Margin = feed.Margin ?? options.Margin,
        Leverage = options.Leverage,
        Weight = feed.Weight ?? 1m / Math.Min(all.Length, options.MaxPositions ?? all.Length),
        IsMargined = feed.Source.Instrument.Market == MarketKind.Perp || options.BorrowRate is not null,
        HalfSpread = options.SpreadBps * 0.5e-4,
    };
}
