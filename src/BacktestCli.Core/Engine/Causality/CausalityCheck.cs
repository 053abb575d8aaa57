namespace BacktestCli.Core.Engine.Causality;

/// <summary>
/// Proves that a strategy, and the engine under it, do nothing before a bar because of what comes after it: the bars are replayed up to a cut as they
/// are and after it as others, and everything done before the cut must be the same to the last bit.
/// </summary>
/// <remarks>
/// Half of the cuts are made right after bars at which something was ordered, where one bar's look-ahead shows, the rest anywhere. What a strategy
/// reads from elsewhere, as from a file of its own, is not in the bars and is not found. One that acts on signals is told what a stand-in makes of each
/// bar: the check is of the strategy, not of whoever is to give the signals.
/// </remarks>
public static class CausalityCheck
{
    /// <summary>Replays and compares.</summary>
    /// <exception cref="ArgumentException">The source has no bar, or something about the input is wrong.</exception>
    /// <exception cref="Trading.LedgerException">A price or an amount is beyond what the ledger can add up.</exception>
    public static CausalityReport Run(CausalityInput input, CancellationToken cancellationToken)
    {
        if (input.Problems().FirstOrDefault() is { } problem)
            throw new ArgumentException(problem, nameof(input));
        HeldBars bars = HeldBars.Read(input.Source, input.MostBars, out bool hasMore, cancellationToken);
        Trace truth = Replay.Run(input, bars, int.MaxValue, null, cancellationToken);
        int[] cuts = CutsOf(truth, input);
        CausalityDifference? first = null;
        foreach (int cut in cuts)
        {
            foreach (Change change in Enum.GetValues<Change>())
            {
                cancellationToken.ThrowIfCancellationRequested();
                Trace changed = Replay.Run(input, bars.With(cut, change, input.Seed + cut), cut, null, cancellationToken);
                if (truth.FirstDifference(changed, cut) is { } bar && !(first?.Bar <= bar + 1))
                    first = new(bar + 1, bars.Bars.OpenTimes[bar], bars.Bars.OpenTimes[cut], change, [.. truth.ContrastsAt(bar, changed)]);
            }
        }

        return new CausalityReport
        {
            Bars = bars.Bars.Count,
            IsCut = hasMore,
            Cuts = cuts.Length,
            Replays = cuts.Length * Enum.GetValues<Change>().Length,
            Requests = truth.Requests.Count,
            Values = truth.Names.Count,
            HasStandInSignals = input.Create() is Strategies.ISignalStrategy,
            Difference = first,
            WarmUp = first is null ? WarmUpSensitivity.Measure(input, bars, cancellationToken) : null,
        };
    }

    /// <summary>How many bars stay at each cut, ascending.</summary>
    private static int[] CutsOf(Trace truth, CausalityInput input)
    {
        Random random = new(input.Seed);
        int[] busy = [.. truth.Requests.Select(request => request.Bar + 1).Where(cut => cut < truth.Bars).Distinct()];
        random.Shuffle(busy);
        SortedSet<int> cuts = [.. busy.Take(input.Cuts / 2)];
        int most = Math.Min(input.Cuts, truth.Bars - 1);
        while (cuts.Count < most)
            cuts.Add(random.Next(1, truth.Bars));
        return [.. cuts];
    }
}
