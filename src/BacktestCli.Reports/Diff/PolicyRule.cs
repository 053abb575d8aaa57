using BacktestCli.Core.Metrics;

namespace BacktestCli.Reports.Diff;

/// <summary>By how much a value may differ. What keeps within either bound passes.</summary>
/// <param name="Absolute">Largest difference that passes, the value's own unit; null: none is set.</param>
/// <param name="Relative">Largest difference that passes, fraction of the larger; null: none is set.</param>
/// <param name="Counted">Which way a change counts.</param>
/// <param name="IsIgnored">True where anything passes.</param>
public sealed record PolicyRule(double? Absolute, double? Relative, CountedChange Counted = CountedChange.Both, bool IsIgnored = false)
{
    /// <summary>Anything passes.</summary>
    public static PolicyRule Ignore { get; } = new(null, null, IsIgnored: true);

    /// <summary>True where the difference passes. A value that one of the two does not have passes only where it is ignored.</summary>
    /// <param name="difference">What differs.</param>
    /// <param name="better">Which way is better.</param>
    public bool Allows(Difference difference, MetricDirection better)
    {
        if (IsIgnored || string.Equals(difference.Before, difference.Now, StringComparison.Ordinal))
            return true;
        if (IsExact)
            return false;
        if (difference.Absolute is not { } change || difference.Relative is not { } relative)
            return false;
        return !Counts(change, better) || Math.Abs(change) <= Absolute || (Relative > 0 && relative <= Relative);
    }

    /// <summary>True where no difference of any size or direction passes.</summary>
    private bool IsExact => Absolute is null or 0 && Relative is null or 0 && Counted == CountedChange.Both;

    private bool Counts(double change, MetricDirection better) => Counted switch
    {
        CountedChange.Rise => change > 0,
        CountedChange.Fall => change < 0,
        CountedChange.Worse => better switch
        {
            MetricDirection.Higher => change < 0,
            MetricDirection.Lower => change > 0,
            _ => true,
        },
        _ => true,
    };
}

/// <summary>Which way a change counts.</summary>
public enum CountedChange
{
    /// <summary>Either way.</summary>
    Both,

    /// <summary>Only to the worse; either way where neither is better.</summary>
    Worse,

    /// <summary>Only upwards.</summary>
    Rise,

    /// <summary>Only downwards.</summary>
    Fall,
}
