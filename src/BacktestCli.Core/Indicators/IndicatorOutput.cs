namespace BacktestCli.Core.Indicators;

/// <summary>One of an indicator's values.</summary>
/// <param name="Name">Its name: <c>signal</c>.</param>
/// <param name="Read">Reads it after an update; NaN until warm.</param>
/// <param name="IsSparse">
/// True where it may be undefined at a bar even when warm: a pattern that not every bar completes, a turning point that is yet to come.
/// </param>
/// <param name="Scale">How it grows when the inputs do; null: as <see cref="IndicatorEntry.Scale"/> says.</param>
public sealed record IndicatorOutput(string Name, Func<IIndicator, double> Read, bool IsSparse = false, OutputScale? Scale = null);

/// <summary>How an output grows when the inputs do. Of an indicator of bars the first input is the price, the second the volume.</summary>
public enum OutputScale
{
    /// <summary>As the first input: an average, a band, a distance.</summary>
    First,

    /// <summary>As the second input.</summary>
    Second,

    /// <summary>Not at all: a ratio, an oscillator within bounds, a count, a yes or no.</summary>
    None,

    /// <summary>As the product of both.</summary>
    Product,

    /// <summary>As the first divided by the second.</summary>
    Quotient,

    /// <summary>As the square of the first.</summary>
    Square,

    /// <summary>By no such law: the input is compared with a size of the indicator's own.</summary>
    Unknown,
}
