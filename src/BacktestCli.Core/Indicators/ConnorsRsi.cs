namespace BacktestCli.Core.Indicators;

/// <summary>Connors RSI: the mean of a short RSI, the RSI of the streak, and the rank of the newest change; 0 to 100.</summary>
/// <remarks>
/// <c>(rsi(x) + rsi(streak) + rank) / 3</c>; Connors and Alvarez (2012), An Introduction to ConnorsRSI. The streak counts rises up from 0,
/// falls down; the rank is the share of the n relative changes before the newest that were below it, which takes a pass over those n.
/// </remarks>
/// <param name="rsiPeriods">Changes in the first index, 1 or more.</param>
/// <param name="streakPeriods">Changes in the index of the streak, 1 or more.</param>
/// <param name="rankPeriods">Changes that the newest is ranked among, 1 or more.</param>
public sealed class ConnorsRsi(int rsiPeriods, int streakPeriods, int rankPeriods) : IValueIndicator
{
    private readonly Rsi _rsi = new(rsiPeriods);
    private readonly Rsi _ofStreak = new(streakPeriods);
    private readonly RecentValues _changes = new(Math.Max(rankPeriods, 1) + 1);
    private readonly double _rankPeriods = rankPeriods >= 1 ? rankPeriods : throw new ArgumentOutOfRangeException(nameof(rankPeriods));
    private (double Value, int Streak) _previous = (double.NaN, 0);
    private double _rank = double.NaN;

    /// <inheritdoc/>
    public int WarmUp => Math.Max(rankPeriods + 2, Math.Max(_rsi.WarmUp, _ofStreak.WarmUp));

    /// <inheritdoc/>
    public double Value => (_rsi.Value + _ofStreak.Value + _rank) / 3;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "connors_rsi",
        Summary = "Connors RSI: mean of a short RSI, the RSI of the streak and the rank of the newest change; 0 to 100.",
        Parameters = [new("rsi_periods", 3, Min: 1, true), new("streak_periods", 2, Min: 1, true), new("rank_periods", 100, Min: 1, true)],
        Outputs =
        [
            new("connors_rsi", i => i.Value), new("rsi", i => ((ConnorsRsi)i)._rsi.Value),
            new("rsi_streak", i => ((ConnorsRsi)i)._ofStreak.Value), new("percent_rank", i => ((ConnorsRsi)i)._rank),
        ],
        Input = IndicatorInput.Series, Scale = OutputScale.None,
        Create = p => new ConnorsRsi((int)p[0], (int)p[1], (int)p[2]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        double change = value / _previous.Value;
        int sign = value > _previous.Value ? 1 : value < _previous.Value ? -1 : 0;
        int streak = sign == Math.Sign(_previous.Streak) ? _previous.Streak + sign : sign;
        if (!double.IsNaN(_previous.Value))
            _rank = double.IsFinite(change) ? Rank(_changes.Add(change)) : double.NaN; // a change from 0 is none
        _previous = (value, streak);
        (_, _) = (_rsi.Update(value), _ofStreak.Update(streak));
        return Value;
    }

    private double Rank(ReadOnlySpan<double> changes)
    {
        double lower = changes.IsEmpty ? double.NaN : 0;
        foreach (double change in changes)
            lower += change < changes[^1] ? 1 : 0;
        return 100 * lower / _rankPeriods;
    }
}
