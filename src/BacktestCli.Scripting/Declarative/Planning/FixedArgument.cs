using BacktestCli.Scripting.Declarative.Expressions;

namespace BacktestCli.Scripting.Declarative.Planning;

/// <summary>A number that must be known before the first bar, and what it may be.</summary>
internal sealed record FixedArgument
{
    /// <summary>No look-back may be longer: it is held in memory.</summary>
    public const int MostBars = 100_000;

    public required Node Node { get; init; }

    public required SourceText Source { get; init; }

    /// <summary>Where it is written; what it stands in, where it is left out.</summary>
    public required int Offset { get; init; }

    /// <summary>What it is, at the head of a message: <c>sma's lookback_periods</c>.</summary>
    public required string Name { get; init; }

    public required double Min { get; init; }

    public bool IsInteger { get; init; }

    /// <summary>Rules that its value breaks.</summary>
    public IEnumerable<PlacedProblem> Problems(double[] slots)
    {
        double value = Node.Evaluate(slots);
        string? broken = this switch
        {
            _ when double.IsNaN(value) => "it is undefined",
            { IsInteger: true } when value % 1 != 0 => "it must be a whole number",
            _ when value < Min => $"it must be {Min} or more",
            { IsInteger: true } when value > MostBars => $"it must be {MostBars:N0} or less",
            _ => null,
        };
        if (broken is not null)
            yield return new PlacedProblem(Source, Offset, $"{Name} is {value}: {broken}.");
    }
}
