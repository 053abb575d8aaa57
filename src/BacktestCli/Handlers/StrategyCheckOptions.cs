using BacktestCli.Handlers.Run;

namespace BacktestCli.Handlers;

/// <summary>What <c>backtest strategy check</c> was asked to do, as typed.</summary>
internal sealed record StrategyCheckOptions
{
    /// <summary>Names or files.</summary>
    public required IReadOnlyList<string> Strategies { get; init; }

    /// <summary>Run them and look for look-ahead.</summary>
    public bool Causal { get; init; }

    /// <summary>Parameters as <c>key=value</c>, of each.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>Which bars; the bundled sample where none are named.</summary>
    public required DataChoice Data { get; init; }

    /// <summary>Places at which later bars are replaced.</summary>
    public int Cuts { get; init; } = 20;

    /// <summary>For those places, and what comes after them.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Relative difference that counts as none, fraction.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Never the network.</summary>
    public bool Offline { get; init; }

    /// <summary>Every rule these options break on their own.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (string problem in Data.Problems(takesWritten: true))
            yield return problem;
        if (Cuts is < 1 or > 10_000)
            yield return $"--cuts is {Cuts}: it must be from 1 to 10000.";
        if (!(Tolerance is >= 0 and < 1))
            yield return $"--tolerance is {Tolerance}: it must be a fraction from 0 to under 1.";
    }

    /// <summary>What a run is asked for that reads the same bars.</summary>
    /// <param name="strategy">Whose.</param>
    public RunOptions AsRun(string strategy) => new()
    {
        Strategy = strategy,
        Parameters = Parameters,
        Data = RunDataChoice.Of(Data.File is null && !Data.NamesCache ? Data with { File = BarsChoice.SampleName } : Data),
        Offline = Offline,
    };
}
