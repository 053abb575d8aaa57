namespace BacktestCli.Signals.Chat;

/// <summary>What was spent.</summary>
/// <param name="Calls">Requests sent, those that failed included.</param>
/// <param name="InputTokens">Tokens sent.</param>
/// <param name="OutputTokens">Tokens answered.</param>
/// <param name="CostUsd">US dollars, of the models that have a price.</param>
/// <param name="UnpricedCalls">Requests to models that have none.</param>
public sealed record BudgetTotals(long Calls, long InputTokens, long OutputTokens, decimal CostUsd, long UnpricedCalls)
{
    /// <summary>Tokens sent and answered.</summary>
    public long Tokens => InputTokens + OutputTokens;
}
