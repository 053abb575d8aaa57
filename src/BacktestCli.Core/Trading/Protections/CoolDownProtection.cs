namespace BacktestCli.Core.Trading.Protections;

/// <summary>After a position in an instrument is closed, nothing is opened in it for some bars.</summary>
/// <param name="Bars">How many of its bars, 1 or more; the bar of the exit is not one of them.</param>
public sealed record CoolDownProtection(int Bars) : Protection
{
    /// <inheritdoc/>
    public override string Text => $"cool-down:{Bars}";

    /// <inheritdoc/>
    internal override string? Refusal(in ProtectionState state) =>
        state.BarsSinceExit <= Bars ? $"protection {Text}: too soon after an exit" : null;
}
