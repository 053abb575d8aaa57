using BacktestCli.Core.Market;

namespace BacktestCli.Core.Strategies;

/// <summary>A strategy that can be made: what it is called, what it does, what can be set, where its numbers come from.</summary>
public sealed record StrategyEntry
{
    /// <summary>Its name: <c>rsi-volume</c>.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence: what it does.</summary>
    public required string Description { get; init; }

    /// <summary>What can be set, in order.</summary>
    public required IReadOnlyList<StrategyParameter> Parameters { get; init; }

    /// <summary>SHA-256 of its source text, lower-case hex.</summary>
    public required string SourceHash { get; init; }

    /// <summary>Bars it is meant for, used where the user names none.</summary>
    public StrategyData? Data { get; init; }

    /// <summary>Makes one from a value for every parameter. The values have been checked against <see cref="Parameters"/>.</summary>
    public required Func<IReadOnlyDictionary<string, double>, IStrategy> Create { get; init; }
}

/// <summary>Something of a strategy that can be set.</summary>
public sealed record StrategyParameter
{
    /// <summary>Its name: <c>oversold</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What values it takes.</summary>
    public required ParameterType Type { get; init; }

    /// <summary>Value where none is given; 0 or 1 for a switch.</summary>
    public required double Default { get; init; }

    /// <summary>Smallest allowed value; null: no bound.</summary>
    public double? Min { get; init; }

    /// <summary>Largest allowed value; null: no bound.</summary>
    public double? Max { get; init; }

    /// <summary>What it does, with its unit.</summary>
    public required string Description { get; init; }
}

/// <summary>What values a parameter takes.</summary>
public enum ParameterType
{
    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>Any finite number.</summary>
    Number,

    /// <summary>True or false, held as 1 or 0.</summary>
    Switch,
}

/// <summary>Bars a strategy file asks for in its <c>data:</c> block.</summary>
/// <param name="Instrument">What of.</param>
/// <param name="Interval">How long each.</param>
/// <param name="From">From when, Unix ms; null: from the first there is.</param>
/// <param name="To">To when, Unix ms, exclusive; null: to the last there is.</param>
public sealed record StrategyData(Instrument Instrument, Interval Interval, long? From, long? To);
