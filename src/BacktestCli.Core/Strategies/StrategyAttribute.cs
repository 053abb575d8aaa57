namespace BacktestCli.Core.Strategies;

/// <summary>What a strategy that is a class is called, and what it does.</summary>
/// <param name="name">Its name in reports, of a-z, 0-9 and -: <c>rsi-volume</c>. A class without this attribute is called by its own name, so spelt.</param>
/// <param name="description">One sentence: what it does.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StrategyAttribute(string name, string description) : Attribute
{
    /// <summary>Its name in reports.</summary>
    public string Name => name;

    /// <summary>One sentence: what it does.</summary>
    public string Description => description;
}
