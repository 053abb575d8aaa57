using BacktestCli.Signals.Contracts;
using BacktestCli.Signals.Prompts;

namespace BacktestCli.Signals.Store;

/// <summary>What a store holds, and whether it holds together.</summary>
public sealed class StoreVerification
{
    private readonly SortedDictionary<string, int> _contracts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _models = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _origins = new(StringComparer.Ordinal);
    private readonly List<StoreProblem> _problems = [];

    /// <summary>Recordings that count: one a key.</summary>
    public int Recordings { get; private set; }

    /// <summary>Lines that stand behind another of their key.</summary>
    public int Duplicates { get; private init; }

    /// <summary>True where the last line was cut short by the end of its writer; the next append takes it away.</summary>
    public bool IsTorn { get; private init; }

    /// <summary>Recordings by contract, in order of name.</summary>
    public IReadOnlyDictionary<string, int> Contracts => _contracts;

    /// <summary>Answers by the model that gave them, in order of name.</summary>
    public IReadOnlyDictionary<string, int> Models => _models;

    /// <summary>Recordings by how they came about: <c>primary</c>, <c>fallback-1, repaired</c>.</summary>
    public IReadOnlyDictionary<string, int> Origins => _origins;

    /// <summary>The earliest time that was asked about, Unix ms; null where there is no recording.</summary>
    public long? From { get; private set; }

    /// <summary>The latest time that was asked about, Unix ms; null where there is no recording.</summary>
    public long? To { get; private set; }

    /// <summary>What is wrong, in the order of the lines.</summary>
    public IReadOnlyList<StoreProblem> Problems => _problems;

    /// <summary>Reads every recording of a store again, computes its key anew and checks its answer.</summary>
    /// <remarks>A strategy that a model wrote keeps to no contract: it is checked as a strategy wherever it is used.</remarks>
    /// <param name="store">The store.</param>
    /// <param name="contracts">Finds a contract by name; null where there is no such.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static StoreVerification Of(RecordingStore store, Func<string, Contract?> contracts, CancellationToken cancellationToken)
    {
        StoreVerification verification = new() { Duplicates = store.Duplicates, IsTorn = store.IsTorn };
        foreach (int line in store.DamagedLines)
            verification._problems.Add(new StoreProblem(line, "it is not a recording, or not a whole one"));
        foreach (StoredLine line in store.Lines())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (verification.Verify(line.Number, store.Bytes(line), contracts) is { } recording)
                verification.Count(recording);
        }

        foreach (StoredLine line in store.Superseded())
            verification.Verify(line.Number, store.Bytes(line), contracts);

        verification._problems.Sort((one, other) => one.Line.CompareTo(other.Line));
        return verification;
    }

    private Recording? Verify(int line, byte[] bytes, Func<string, Contract?> contracts)
    {
        try
        {
            Recording recording = RecordingReader.Read(bytes);
            foreach (string problem in ProblemsOf(recording, contracts(recording.Contract)))
                _problems.Add(new StoreProblem(line, problem));
            return recording;
        }
        catch (FormatException fault)
        {
            _problems.Add(new StoreProblem(line, fault.Message));
            return null;
        }
    }

    private void Count(Recording recording)
    {
        Recordings++;
        From = Math.Min(From ?? long.MaxValue, recording.Time);
        To = Math.Max(To ?? long.MinValue, recording.Time);
        _contracts[recording.Contract] = _contracts.GetValueOrDefault(recording.Contract) + 1;
        string origin = recording.Origin.ToString();
        _origins[origin] = _origins.GetValueOrDefault(origin) + 1;
        if (recording.Model?.ToString() is { } model)
            _models[model] = _models.GetValueOrDefault(model) + 1;
    }

    private static IEnumerable<string> ProblemsOf(Recording recording, Contract? contract)
    {
        string key = RecordingKey.Of(recording);
        if (key != recording.Key)
            yield return $"its key is {recording.Key}, and that of what it says was asked is {key}: it was changed after it was written";
        if (contract is null && recording.Contract != StrategyTemplate.Name)
            yield return $"there is no contract '{recording.Contract}'";
        if (contract is not null && recording.Answer is { } answer)
        {
            foreach (string problem in contract.Check(answer))
                yield return $"its answer does not keep to the contract: {problem}";
        }
    }
}

/// <summary>Something wrong in a store.</summary>
/// <param name="Line">Number of the line, from 1.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record StoreProblem(int Line, string Problem);
