using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>One line of the catalogue: all that a strategy file, the help and a table of values need to know of an indicator.</summary>
public sealed record IndicatorEntry
{
    /// <summary>Its name in expressions: <c>rsi</c>.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence: what it says.</summary>
    public required string Summary { get; init; }

    /// <summary>Parameters in order, each with a default.</summary>
    public required IReadOnlyList<IndicatorParameter> Parameters { get; init; }

    /// <summary>Values it gives, the headline first; the others are reached as <c>macd(12, 26, 9).signal</c> and may come later.</summary>
    public required IReadOnlyList<IndicatorOutput> Outputs { get; init; }

    /// <summary>How those of its values that do not say it themselves grow when the inputs do.</summary>
    public OutputScale Scale { get; init; }

    /// <summary>What it takes at each step.</summary>
    public required IndicatorInput Input { get; init; }

    /// <summary>
    /// Makes one from parameter values in the order of <see cref="Parameters"/>; throws <see cref="ArgumentOutOfRangeException"/> where
    /// one is below its minimum or they do not go together, as a fast average slower than the slow one.
    /// </summary>
    public required Func<IReadOnlyList<double>, IIndicator> Create { get; init; }

    /// <summary>The scale of the value at a place of <see cref="Outputs"/>, for the scales of its inputs; null where none is known.</summary>
    public ValueScale? ScaleOf(int output, ValueScale first, ValueScale second) => (Outputs[output].Scale ?? Scale) switch
    {
        OutputScale.First => first,
        OutputScale.Second => second,
        OutputScale.None => ValueScale.None,
        OutputScale.Product => first.Times(second),
        OutputScale.Quotient => first.Over(second),
        OutputScale.Square => first.Times(first),
        _ => null,
    };

    /// <summary>A call of it as it is written, with its defaults: <c>rsi(close, 14)</c>.</summary>
    public string Example =>
        $"{Name}({string.Join(", ", ((string[])["close", "volume"])[..(int)Input].Concat(Parameters.Select(p => $"{p.Default}")))})";
}

/// <summary>What an indicator takes at each step: as many series as the number says, or the whole bar.</summary>
public enum IndicatorInput
{
    /// <summary>The bar: <see cref="IBarIndicator"/>.</summary>
    Bars,

    /// <summary>A number: <see cref="IValueIndicator"/>.</summary>
    Series,

    /// <summary>Two numbers of one instant: <see cref="IPairIndicator"/>.</summary>
    Pair,
}
