namespace BacktestCli.Data.Import;

/// <summary>Counts rows at fault in one way and keeps the first few.</summary>
internal sealed class FaultTally(FaultKind kind)
{
    private const int MaxExamples = 10;

    private readonly List<FaultExample> _examples = [];

    public long Count { get; private set; }

    /// <summary>Counts one more.</summary>
    /// <returns>True where it is among the first ten and wants an example.</returns>
    public bool Add() => ++Count <= MaxExamples;

    public void Explain(FaultExample example) => _examples.Add(example);

    /// <summary>Adds what another tally of the same kind holds.</summary>
    public void Join(FaultTally other)
    {
        Count += other.Count;
        _examples.AddRange(other._examples.Take(MaxExamples - _examples.Count));
    }

    public Fault ToFault() => new(kind, Count, _examples);
}
