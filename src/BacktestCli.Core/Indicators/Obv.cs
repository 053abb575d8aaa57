using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>
/// On-balance volume: volume added on rises, taken off on falls, since the first bar. In base quantity; only its changes mean anything.
/// </summary>
/// <remarks>
/// <c>v ± volume</c> as the close is above or below the previous one, 0 at the first bar; Granville (1963), New Key to Stock Market
/// Profits.
/// </remarks>
public sealed class Obv : IBarIndicator
{
    private double _previousClose = double.NaN;
    private double _balance;

    /// <inheritdoc/>
    public int WarmUp => 1;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "obv",
        Summary = "On-balance volume: volume added on rises and taken off on falls.",
        Parameters = [],
        Outputs = [new("obv", i => i.Value)],
        Input = IndicatorInput.Bars, Scale = OutputScale.Second,
        Create = _ => new Obv(),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        if (bar.Close > _previousClose)
            _balance += bar.Volume;
        else if (bar.Close < _previousClose)
            _balance -= bar.Volume;
        _previousClose = bar.Close;
        return Value = _balance;
    }
}
