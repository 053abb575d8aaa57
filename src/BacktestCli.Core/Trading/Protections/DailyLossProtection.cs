namespace BacktestCli.Core.Trading.Protections;

/// <summary>Where the equity at a close is so far below that at the start of the UTC day, nothing is opened for the rest of the day.</summary>
/// <param name="Share">How far, fraction of the equity at the start of the day, above 0 and under 1.</param>
/// <param name="ShareText">How far, as it was written.</param>
public sealed record DailyLossProtection(double Share, string ShareText) : Protection
{
    /// <inheritdoc/>
    public override string Text => $"daily-loss:{ShareText}";

    /// <inheritdoc/>
    internal override string? Refusal(in ProtectionState state) =>
        state.Record.IsSameDay(state.Time) && state.Record.LowestOfDay <= state.Record.DayStart * (1 - Share)
            ? $"protection {Text}: too much lost today"
            : null;
}
