using BacktestCli.Core.Market;

namespace BacktestCli.Data.Sources;

/// <summary>
/// Passes a source's bars through untouched and learns what they were: their number, gaps and fingerprint. It refuses bars that break the
/// contract of <see cref="IBarSource"/>.
/// </summary>
/// <remarks>A block is hashed on another thread while its reader works on it; the next is not asked for until that is done.</remarks>
/// <param name="inner">Where the bars come from.</param>
/// <param name="sourceName">For <see cref="Dataset.Source"/>: <c>cache</c>, <c>file</c>, <c>synthetic</c>.</param>
public sealed class MeasuredBars(IBarSource inner, string sourceName) : IBarSource
{
    private Dataset? _dataset;

    /// <inheritdoc/>
    public Instrument Instrument => inner.Instrument;

    /// <inheritdoc/>
    public Interval Interval => inner.Interval;

    /// <summary>What was read. Only after a reading has gone to the end.</summary>
    /// <exception cref="InvalidOperationException">No reading has gone to the end.</exception>
    public Dataset Dataset => _dataset ?? throw new InvalidOperationException("The bars must be read to the end before they are known.");

    /// <inheritdoc/>
    /// <exception cref="DataException">The bars are not rising, not aligned, or none.</exception>
    public IEnumerable<BarSeries> ReadBlocks(CancellationToken cancellationToken)
    {
        _dataset = null;
        using var fingerprints = new MonthlyFingerprints();
        var continuity = new Continuity(inner.Instrument, inner.Interval);
        foreach (BarSeries block in inner.ReadBlocks(cancellationToken))
        {
            continuity.Append(block.OpenTimes);
            var hashing = Task.Run(() => fingerprints.Append(block), CancellationToken.None);
            try
            {
                yield return block;
            }
            finally
            {
                hashing.GetAwaiter().GetResult();
            }
        }

        _dataset = Describe(continuity, fingerprints.Finish());
    }

    private Dataset Describe(Continuity continuity, (string Whole, IReadOnlyList<MonthOfBars> Months) fingerprints) => continuity.Bars == 0
        ? throw new DataException($"{inner.Instrument} {inner.Interval}: there are no bars in what was asked for.")
        : new Dataset
        {
            Instrument = inner.Instrument,
            Interval = inner.Interval,
            From = continuity.First,
            To = inner.Interval.Next(continuity.Last),
            Bars = continuity.Bars,
            Gaps = continuity.Gaps,
            Source = sourceName,
            Fingerprint = fingerprints.Whole,
            Months = fingerprints.Months,
        };
}
