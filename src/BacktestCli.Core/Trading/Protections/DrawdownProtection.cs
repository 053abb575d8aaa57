namespace BacktestCli.Core.Trading.Protections;

/// <summary>Once the equity at a close has fallen so far from its highest, nothing is opened any more.</summary>
/// <param name="Share">How far, fraction of the highest, above 0 and under 1.</param>
/// <param name="ShareText">How far, as it was written.</param>
public sealed record DrawdownProtection(double Share, string ShareText) : Protection
{
    /// <inheritdoc/>
    public override string Text => $"max-drawdown:{ShareText}";

    /// <inheritdoc/>
    internal override string? Refusal(in ProtectionState state) =>
        state.Record.DeepestFall >= Share ? $"protection {Text}: the drawdown was reached" : null;
}
