using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Data.Sources;

namespace BacktestCli.Handlers.Run;

/// <summary>One instrument of a run, made ready for the engine, and what was read of it.</summary>
internal sealed class RunFeed
{
    private readonly IBarSource _bars;
    private readonly GapFilledBars? _filled;
    private readonly IBarSource? _mark;
    private readonly IBarSource? _detail;
    private readonly decimal? _weight;

    /// <param name="data">What there is to read.</param>
    /// <param name="terms">On which terms it is traded.</param>
    /// <param name="weight">Its share of the portfolio, fraction; null: an equal one.</param>
    /// <param name="fillsGaps">Repeat the close where bars are missing.</param>
    /// <param name="isKnown">The bars were read before, by the same run: what they are is not learnt again.</param>
    public RunFeed(RunData data, VenueTerms terms, decimal? weight, bool fillsGaps, bool isKnown)
    {
        (Data, Terms, _weight, _bars) = (data, terms, weight, Of(data.Bars.Source));
        _mark = data.Mark is { } mark ? Of(mark) : null;
        _detail = data.Detail is { } detail ? Of(detail) : null;
        _filled = fillsGaps ? new GapFilledBars(_bars) : null;

        IBarSource Of(IBarSource source) => isKnown ? source : new MeasuredBars(source, data.Bars.Kind);
    }

    /// <summary>What there is to read.</summary>
    public RunData Data { get; }

    /// <summary>On which terms it is traded.</summary>
    public VenueTerms Terms { get; }

    /// <summary>What was read. Only after the run that read it first.</summary>
    public Dataset Dataset => Measured(_bars)! with { FilledBars = _filled?.Filled ?? 0 };

    /// <summary>All that was read: the bars, the shorter ones, the mark prices. Only after the run that read it first.</summary>
    public IEnumerable<Dataset> Datasets => new[] { Dataset, Measured(_detail), Measured(_mark) is { } mark ? mark with { Prices = PriceKind.Mark } : null }.OfType<Dataset>();

    /// <summary>The same for the engine.</summary>
    /// <param name="strategy">Who decides.</param>
    /// <param name="timings">Takes the time of reading.</param>
    public InstrumentFeed For(IStrategy strategy, Timings timings) => new()
    {
        Source = timings.Loading(_filled ?? _bars),
        Strategy = strategy,
        Funding = Data.Funding,
        Mark = _mark is null ? null : timings.Loading(_mark),
        Detail = _detail is null ? null : timings.Loading(_detail),
        Fees = Terms.Fees,
        Margin = Terms.Margin,
        Weight = _weight,
    };

    private static Dataset? Measured(IBarSource? source) => (source as MeasuredBars)?.Dataset;
}
