namespace BacktestCli.Tests.Core.Indicators;

/// <summary>How a call of Stock.Indicators is spelt in our words.</summary>
/// <param name="Entry">Our indicator.</param>
/// <param name="Outputs">Their result fields that we have, and what we call them.</param>
internal sealed record SkenderCall(string Entry, Dictionary<string, string> Outputs)
{
    /// <summary>Their value of an option that we have as an output, as <c>ChandelierType.Short</c>; null where any will do.</summary>
    public string? Option { get; init; }

    /// <summary>Bars by which we are later, as they draw it back where it was not known yet; by our parameters.</summary>
    public Func<double[], int> Lateness { get; init; } = _ => 0;

    /// <summary>
    /// Where a value that they assert of an output has its place in our series, null where it has none; then their absent values and
    /// counts are not ours. Null where all are held as they stand.
    /// </summary>
    public Func<SkenderCase, string, int, int?>? Place { get; init; }

    /// <summary>Their parameter that, left out, means the whole series, which we never see; null where there is none.</summary>
    public string? OfWholeHistory { get; init; }

    /// <summary>True where they give values before the warm-up and we do not.</summary>
    public bool TheyStartEarly { get; init; }
}
