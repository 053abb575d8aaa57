namespace BacktestCli.Signals.Chat;

/// <summary>The most that a call can cost, kept back until it is known what it does cost.</summary>
/// <param name="Model">Who is asked, and at which price.</param>
/// <param name="InputTokens">Most tokens sent.</param>
/// <param name="OutputTokens">Most tokens answered.</param>
internal sealed record Reservation(ModelSettings Model, long InputTokens, long OutputTokens)
{
    /// <summary>Most tokens.</summary>
    public long Tokens => InputTokens + OutputTokens;

    /// <summary>Most US dollars; 0 where the model has no price, which only happens where no limit in money is set.</summary>
    public decimal CostUsd => Model.Cost(InputTokens, OutputTokens) ?? 0;
}
