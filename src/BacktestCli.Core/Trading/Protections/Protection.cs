namespace BacktestCli.Core.Trading.Protections;

/// <summary>
/// A rule that keeps an account from opening or enlarging positions for a while. Positions that are open stay under their own stops; what makes a
/// position smaller is always allowed.
/// </summary>
public abstract record Protection
{
    private protected Protection()
    {
    }

    /// <summary>How it is written: <c>losses:3/24h</c>.</summary>
    public abstract string Text { get; }

    /// <summary>Why nothing may be opened now, the same words each time; null where it may.</summary>
    internal abstract string? Refusal(in ProtectionState state);

    /// <summary>The longest list of recent exits it looks at.</summary>
    internal virtual int LossesNeeded => 0;

    /// <inheritdoc/>
    public sealed override string ToString() => Text;
}
