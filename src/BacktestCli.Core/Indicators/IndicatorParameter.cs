namespace BacktestCli.Core.Indicators;

/// <summary>A parameter of an indicator.</summary>
/// <param name="Name">Its name: <c>lookback_periods</c>.</param>
/// <param name="Default">What stands where none is given.</param>
/// <param name="Min">Smallest allowed value.</param>
/// <param name="IsInteger">True where only whole numbers make sense.</param>
public sealed record IndicatorParameter(string Name, double Default, double Min, bool IsInteger);
