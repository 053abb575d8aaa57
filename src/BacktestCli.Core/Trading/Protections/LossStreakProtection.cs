namespace BacktestCli.Core.Trading.Protections;

/// <summary>After so many losing trades in a row, nothing is opened for a while; the count begins anew then.</summary>
/// <param name="Losses">How many, 1 or more.</param>
/// <param name="Pause">How long, from the exit of the last of them.</param>
/// <param name="PauseText">How long, as it was written.</param>
public sealed record LossStreakProtection(int Losses, TimeSpan Pause, string PauseText) : Protection
{
    /// <inheritdoc/>
    public override string Text => $"losses:{Losses}/{PauseText}";

    /// <inheritdoc/>
    internal override int LossesNeeded => Losses;

    /// <inheritdoc/>
    internal override string? Refusal(in ProtectionState state) =>
        state.Record.Losses >= Losses && state.Record.Losses % Losses == 0
        && state.Time < state.Record.LossTime(1) + (long)Pause.TotalMilliseconds
            ? $"protection {Text}: too many losses in a row"
            : null;
}
