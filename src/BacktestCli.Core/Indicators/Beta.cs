namespace BacktestCli.Core.Indicators;

/// <summary>Beta: by how much a series moves where another, the market, moves by 1, over the last n returns.</summary>
/// <remarks>
/// <c>cov(r, market) / var(market)</c> of relative changes; Sharpe (1964), Journal of Finance 19(3). Up and down are of the returns where
/// the market rose or fell; <c>ratio = up / down</c>, <c>convexity = (up − down)²</c>. Each is NaN where such returns of the market do
/// not differ; as who counts changes from step to step, the two take a pass over the n. A change from 0 is left out.
/// </remarks>
public sealed class Beta : IPairIndicator
{
    private readonly SlidingComoments _all;
    private readonly RecentValues _series;
    private readonly RecentValues _market;
    private (double Series, double Market) _previous;
    private (double Series, double Market, double Up, double Down) _last = (double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>A beta of <paramref name="lookbackPeriods"/> returns, 2 or more.</summary>
    public Beta(int lookbackPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookbackPeriods, 2);
        (_all, _series, _market) = (new(lookbackPeriods), new(lookbackPeriods), new(lookbackPeriods));
        WarmUp = lookbackPeriods + 1;
    }

    /// <inheritdoc/>
    public int WarmUp { get; }

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "beta",
        Summary = "Beta: by how much a series moves where the second, the market, moves by 1; also by rises and falls alone.",
        Parameters = [new("lookback_periods", Default: 20, Min: 2, IsInteger: true)],
        Outputs =
        [
            new("beta", i => i.Value), new("beta_up", i => ((Beta)i)._last.Up, true), new("beta_down", i => ((Beta)i)._last.Down, true),
            new("ratio", i => ((Beta)i)._last is { Down: not 0 } last ? last.Up / last.Down : double.NaN, IsSparse: true),
            new("convexity", i => Math.Pow(((Beta)i)._last.Up - ((Beta)i)._last.Down, 2), IsSparse: true),
            new("returns_eval", i => ((Beta)i)._last.Series), new("returns_mrkt", i => ((Beta)i)._last.Market),
        ],
        Input = IndicatorInput.Pair, Scale = OutputScale.None,
        Create = p => new Beta((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(double first, double second)
    {
        (double series, double market) = ((first / _previous.Series) - 1, (second / _previous.Market) - 1);
        _previous = (first, second);
        if (!double.IsFinite(series) || !double.IsFinite(market))
            return Value = double.NaN;

        ReadOnlySpan<double> x = _market.Add(market), y = _series.Add(series);
        _last = (series, market, SidedSlope.Of(x, y, 1), SidedSlope.Of(x, y, -1));
        (double variance, _, double covariance) = _all.Update(market, series);
        return Value = variance == 0 ? double.NaN : covariance / variance;
    }
}
