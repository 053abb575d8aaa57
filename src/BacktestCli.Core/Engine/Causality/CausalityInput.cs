using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;

namespace BacktestCli.Core.Engine.Causality;

/// <summary>What is to be checked for looking ahead, and how hard.</summary>
public sealed record CausalityInput
{
    /// <summary>The bars.</summary>
    public required IBarSource Source { get; init; }

    /// <summary>Makes the strategy anew for every replay.</summary>
    public required Func<IStrategy> Create { get; init; }

    /// <summary>How it is simulated.</summary>
    public BacktestOptions Options { get; init; } = new();

    /// <summary>What is known of funding; null: positions pay and receive none.</summary>
    public FundingHistory? Funding { get; init; }

    /// <summary>Places at which what comes later is replaced, 1 or more; fewer are made where there are fewer bars.</summary>
    /// <value>Default 20.</value>
    public int Cuts { get; init; } = 20;

    /// <summary>For the places and for what comes in place of later bars.</summary>
    /// <value>Default 1.</value>
    public int Seed { get; init; } = 1;

    /// <summary>Bars that are looked at, from the first.</summary>
    /// <value>Default 500,000: a replay is held in memory.</value>
    public int MostBars { get; init; } = 500_000;

    /// <summary>Every rule this breaks, each naming its setting; empty when valid.</summary>
    public IEnumerable<string> Problems()
    {
        if (Cuts is < 1 or > 10_000)
            yield return $"cuts is {Cuts}: it must be from 1 to 10000.";
    }
}
