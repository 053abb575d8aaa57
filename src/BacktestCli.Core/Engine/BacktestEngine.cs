using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Protections;

namespace BacktestCli.Core.Engine;

/// <summary>
/// Replays bars through strategies and a simulated broker: orders meet the bar, the account is marked at its close, the strategy
/// sees the closed bar, its orders wait for the next. Synchronous and single-threaded; nothing is allocated for a bar without a fill.
/// </summary>
public static class BacktestEngine
{
    /// <summary>Runs one strategy over one source of bars.</summary>
    /// <param name="source">Bars, at least one.</param>
    /// <param name="strategy">A new one: it carries state.</param>
    /// <param name="options">How to simulate; without problems.</param>
    /// <param name="cancellationToken">Looked at once a block of bars.</param>
    /// <exception cref="ArgumentException">The source has no bar, or the options have problems.</exception>
    /// <exception cref="LedgerException">A price or an amount is beyond what the ledger can add up.</exception>
    /// <exception cref="IdentityException">The books do not balance: a bug of this program.</exception>
    public static BacktestResult Run(IBarSource source, IStrategy strategy, BacktestOptions options, CancellationToken cancellationToken) =>
        Run(source, strategy, options, funding: null, cancellationToken);

    /// <summary>Runs one strategy over one source of bars of a perpetual contract, with its funding.</summary>
    /// <remarks>
    /// A payment due in (open time, close time] of a bar is charged after the fills of that bar, to the position they leave: quantity × price ×
    /// rate, at the mark price recorded with the rate, else at the bar's close. A position closed inside a bar pays nothing of that bar; one entered
    /// at its open pays all of it. What is due in a gap of the bars is charged before the fills of the bar that ends the gap, at its open where no
    /// mark price is recorded.
    /// </remarks>
    /// <param name="source">Bars, at least one.</param>
    /// <param name="strategy">A new one: it carries state.</param>
    /// <param name="options">How to simulate; without problems.</param>
    /// <param name="funding">What is known of funding, of any range; null: positions pay and receive none.</param>
    /// <param name="cancellationToken">Looked at once a block of bars.</param>
    /// <exception cref="ArgumentException">The source has no bar, the options have problems, or spot is given funding.</exception>
    /// <exception cref="LedgerException">A price or an amount is beyond what the ledger can add up.</exception>
    /// <exception cref="IdentityException">The books do not balance: a bug of this program.</exception>
    public static BacktestResult Run(
        IBarSource source, IStrategy strategy, BacktestOptions options, FundingHistory? funding, CancellationToken cancellationToken) =>
        Run([new InstrumentFeed { Source = source, Strategy = strategy, Funding = funding }], options, cancellationToken);

    /// <summary>Runs strategies over several instruments, of one venue or more, that share a portfolio.</summary>
    /// <param name="feeds">The instruments, in any order, each once; their bars are of one length.</param>
    /// <param name="options">How to simulate; without problems.</param>
    /// <param name="cancellationToken">Looked at once a block of bars.</param>
    /// <exception cref="ArgumentException">No source has a bar, the options or the feeds have problems, or spot is given funding.</exception>
    /// <exception cref="LedgerException">A price or an amount is beyond what the ledger can add up.</exception>
    /// <exception cref="IdentityException">The books do not balance: a bug of this program.</exception>
    public static BacktestResult Run(IReadOnlyList<InstrumentFeed> feeds, BacktestOptions options, CancellationToken cancellationToken)
    {
        InstrumentFeed[] sorted = [.. feeds.OrderBy(feed => feed.Source.Instrument.ToString(), StringComparer.Ordinal)];
        if (FeedRules.Problem(sorted, options) is { } wrong)
            throw new ArgumentException(wrong, nameof(feeds));
        if (options.Problems().FirstOrDefault() is { } problem)
            throw new ArgumentException(problem, nameof(options));

        Feed[] opened = Array.ConvertAll(sorted, feed => new Feed(feed, cancellationToken));
        Simulation? simulation = null;
        try
        {
            OrderLog log = new();
            simulation = new Simulation(opened, Declare(sorted, opened, options, log), log, options);
            BacktestResult result = simulation.Run() ?? throw new ArgumentException("The source has no bar.", nameof(feeds));
            Identities.Check(result);
            return result;
        }
        catch (OverflowException fault) when (simulation is not null)
        {
            throw Beyond(simulation.Latest, fault);
        }
        finally
        {
            foreach (Feed feed in opened)
                feed.Dispose();
        }
    }

    private static Course Declare(InstrumentFeed[] feeds, Feed[] opened, BacktestOptions options, OrderLog log)
    {
        InstrumentTerms[] terms = Array.ConvertAll(feeds, feed => FeedRules.TermsOf(feed, feeds, options));
        string[] venues = [.. terms.Select(one => one.Instrument.Exchange).Distinct()];
        bool countsVolume = terms.Any(one => one.Fees.Tiers.Count > 0);
        Portfolio portfolio = new(terms, venue => new Account(
            venue, CashOf(venue, venues, options), options.MarginMode, countsVolume ? new FeeMeter() : null));
        int losses = options.Protections.Select(protection => protection.LossesNeeded).DefaultIfEmpty(0).Max();
        Ledger ledger = new(options.Protections.Count > 0 ? new RiskRecord((double)options.Cash, losses) : null);
        BrokerRules rules = new()
        {
            MaxVolumeShare = options.MaxVolumeShare, MaxPositions = options.MaxPositions, Protections = options.Protections,
        };
        return new Course(
            opened, portfolio, ledger, options.Intrabar, log, holding => new Execution(holding.Terms, options.Slippage, options.Seed), rules);
    }

    /// <summary>Equal parts, the first venue taking what does not divide.</summary>
    private static decimal CashOf(string venue, string[] venues, BacktestOptions options)
    {
        if (options.CashByVenue is { } parts)
            return parts[venue];
        decimal part = Money.Round(options.Cash / venues.Length);
        return venue == venues[0] ? options.Cash - (part * (venues.Length - 1)) : part;
    }

    private static LedgerException Beyond(Feed feed, OverflowException fault)
    {
        Bar bar = feed.Bars.Bar;
        return new LedgerException(
            $"{feed.Instrument} {feed.Bars.Interval}, bar of {UtcTime.Format(bar.OpenTime)}, close {bar.Close}: a price or an amount is beyond what "
            + $"the ledger adds up exactly ({Money.Range}). Look at the bars there, or start with less cash.",
            fault);
    }
}
