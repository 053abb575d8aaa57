using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>
/// Something computed from the bars so far, one step a bar, in constant time. It has no reset: make a new one. It is NaN until it is warm.
/// </summary>
public interface IIndicator
{
    /// <summary>Inputs up to and including the one that brings the first <see cref="Value"/>; its other outputs may take more.</summary>
    int WarmUp { get; }

    /// <summary>The headline value after the last update; NaN until warm.</summary>
    double Value { get; }
}

/// <summary>An indicator of any series of numbers: prices, volumes, other indicators.</summary>
public interface IValueIndicator : IIndicator
{
    /// <summary>Takes the next number and returns the new <see cref="IIndicator.Value"/>.</summary>
    /// <param name="value">Finite: another indicator is passed on from its first value, as a NaN would stay in an average for good.</param>
    double Update(double value);
}

/// <summary>An indicator that needs whole bars.</summary>
public interface IBarIndicator : IIndicator
{
    /// <summary>Takes the next bar and returns the new <see cref="IIndicator.Value"/>.</summary>
    double Update(in Bar bar);
}

/// <summary>An indicator of two series: how one goes with the other.</summary>
public interface IPairIndicator : IIndicator
{
    /// <summary>Takes the next number of each, both finite and of one instant; returns the new <see cref="IIndicator.Value"/>.</summary>
    double Update(double first, double second);
}
