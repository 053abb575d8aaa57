namespace BacktestCli.Handlers.Replay;

/// <summary>
/// Everything that moved a number of a run, by value or by hash, and the hash of the report that came of it: a run with the same lock makes the same bytes.
/// </summary>
/// <remarks>It holds no clock and no path but those that were typed as inputs. Written as JSON under the names of its members.</remarks>
internal sealed record RunLock
{
    /// <summary>Name and version of the form in which it is written.</summary>
    public const string Form = "backtest-lock/1";

    /// <summary>Name of the file beside the report.</summary>
    public const string FileName = "run.lock";

    /// <summary><see cref="Form"/>.</summary>
    public required string Schema { get; init; }

    /// <summary>Version of the program that simulated.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>Options of <c>backtest run</c> by name, as they would be typed; those that move no number are left out.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Options { get; init; }

    /// <summary>What decided.</summary>
    public required LockedStrategy Strategy { get; init; }

    /// <summary>What the options came to in the engine.</summary>
    public required LockedSettings Settings { get; init; }

    /// <summary>Which bars were read: those traded on, those that decide inside them, mark prices, the benchmark.</summary>
    public required IReadOnlyList<LockedDataset> Datasets { get; init; }

    /// <summary>What was traded, on which terms.</summary>
    public required IReadOnlyList<LockedInstrument> Instruments { get; init; }

    /// <summary>What models told the strategy; null where it asks for no signals.</summary>
    public required LockedSignals? Signals { get; init; }

    /// <summary>What came of it.</summary>
    public required LockedReport Report { get; init; }
}

/// <summary>A strategy.</summary>
/// <param name="Name">Its name.</param>
/// <param name="SourceHash">SHA-256 of its source text, lower-case hex.</param>
/// <param name="Parameters">Every parameter's value; 0 or 1 for a switch.</param>
internal sealed record LockedStrategy(string Name, string SourceHash, IReadOnlyDictionary<string, double> Parameters);

/// <summary>A report.</summary>
/// <param name="Sha256">SHA-256 of the bytes of <c>report.json</c>, lower-case hex.</param>
internal sealed record LockedReport(string Sha256);
