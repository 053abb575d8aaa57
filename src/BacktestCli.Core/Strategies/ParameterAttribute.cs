namespace BacktestCli.Core.Strategies;

/// <summary>
/// Makes a property something that <c>--param</c> can set: one of type double, int or bool that has a set or init accessor. Its name there is the
/// property's in lower case with underscores, its default the value that a new object has.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ParameterAttribute : Attribute
{
    /// <summary>A parameter of any value.</summary>
    /// <param name="description">What it does, with its unit.</param>
    public ParameterAttribute(string description) => Description = description;

    /// <summary>A number within bounds.</summary>
    /// <param name="min">Smallest allowed value; negative infinity: no bound.</param>
    /// <param name="max">Largest allowed value; infinity: no bound.</param>
    /// <param name="description">What it does, with its unit.</param>
    public ParameterAttribute(double min, double max, string description) => (Min, Max, Description) = (min, max, description);

    /// <summary>Smallest allowed value.</summary>
    /// <value>Default negative infinity.</value>
    public double Min { get; } = double.NegativeInfinity;

    /// <summary>Largest allowed value.</summary>
    /// <value>Default infinity.</value>
    public double Max { get; } = double.PositiveInfinity;

    /// <summary>What it does, with its unit.</summary>
    public string Description { get; }
}
