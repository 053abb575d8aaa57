using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Data.Sources;

namespace BacktestCli.Handlers.Run;

/// <summary>One instrument of a run, made ready for the engine, and what was read of it.</summary>
internal sealed class RunFeed
{
    private readonly MeasuredBars _measured;
    private readonly GapFilledBars? _filled;
    private readonly MeasuredBars? _mark;
    private readonly MeasuredBars? _detail;
    private readonly decimal? _weight;

    /// <param name="data">What there is to read.</param>
    /// <param name="terms">On which terms it is traded.</param>
    /// <param name="weight">Its share of the portfolio, fraction; null: an equal one.</param>
    /// <param name="fillsGaps">Repeat the close where bars are missing.</param>
    public RunFeed(RunData data, VenueTerms terms, decimal? weight, bool fillsGaps)
    {
        (Data, Terms, _weight, _measured) = (data, terms, weight, new MeasuredBars(data.Bars.Source, data.Bars.Kind));
        _mark = data.Mark is { } mark ? new MeasuredBars(mark, data.Bars.Kind) : null;
        _detail = data.Detail is { } detail ? new MeasuredBars(detail, data.Bars.Kind) : null;
        _filled = fillsGaps ? new GapFilledBars(_measured) : null;
    }

    /// <summary>What there is to read.</summary>
    public RunData Data { get; }

    /// <summary>On which terms it is traded.</summary>
    public VenueTerms Terms { get; }

    /// <summary>What was read. Only after the run.</summary>
    public Dataset Dataset => _measured.Dataset with { FilledBars = _filled?.Filled ?? 0 };

    /// <summary>All that was read: the bars, the shorter ones, the mark prices. Only after the run.</summary>
    public IEnumerable<Dataset> Datasets => new[] { Dataset, _detail?.Dataset, _mark?.Dataset is { } mark ? mark with { Prices = PriceKind.Mark } : null }.OfType<Dataset>();

    /// <summary>The same for the engine.</summary>
    /// <param name="strategy">Who decides.</param>
    /// <param name="timings">Takes the time of reading.</param>
    public InstrumentFeed For(IStrategy strategy, Timings timings) => new()
    {
        Source = timings.Loading(_filled as IBarSource ?? _measured),
        Strategy = strategy,
        Funding = Data.Funding,
        Mark = _mark is null ? null : timings.Loading(_mark),
        Detail = _detail is null ? null : timings.Loading(_detail),
        Fees = Terms.Fees,
        Margin = Terms.Margin,
        Weight = _weight,
    };
}
