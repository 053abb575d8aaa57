namespace BacktestCli.Signals.Chat;

/// <summary>What may be spent on models, all of them together. It is never exceeded, however many calls are under way.</summary>
/// <param name="maxCostUsd">Most US dollars; null: any number.</param>
/// <param name="maxCalls">Most requests, those that fail included; null: any number.</param>
/// <param name="maxTokens">Most tokens, sent and answered; null: any number.</param>
/// <remarks>
/// Before each request the most it can cost is kept back, and what it did cost takes its place afterwards. A request that does not fit
/// waits for those under way, which may cost less than is kept back for them. Only a provider that charges for more than it was asked for
/// can break the limit.
/// </remarks>
public sealed class Budget(decimal? maxCostUsd = null, long? maxCalls = null, long? maxTokens = null)
{
    private readonly Lock _turn = new();
    private BudgetTotals _spent = new(0, 0, 0, 0, 0);
    private long _callsUnderWay;
    private long _tokensUnderWay;
    private decimal _costUnderWay;
    private TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Most US dollars; null: any number.</summary>
    public decimal? MaxCostUsd { get; } = maxCostUsd;

    /// <summary>Most requests; null: any number.</summary>
    public long? MaxCalls { get; } = maxCalls;

    /// <summary>Most tokens; null: any number.</summary>
    public long? MaxTokens { get; } = maxTokens;

    /// <summary>What was spent so far; what is under way is not in it.</summary>
    public BudgetTotals Spent
    {
        get
        {
            lock (_turn)
                return _spent;
        }
    }

    /// <summary>
    /// Keeps back the most that a call can cost; waits for calls under way where it fits only if they cost less than they may.
    /// </summary>
    /// <exception cref="AttemptFailure">It does not fit, or its cost is not known.</exception>
    internal async Task<Reservation> ReserveAsync(ModelSettings model, long inputTokens, long outputTokens, CancellationToken cancellationToken)
    {
        Reservation wanted = new(model, inputTokens, outputTokens);
        if (MaxCostUsd is not null && model.Cost(inputTokens, outputTokens) is null)
            throw new AttemptFailure(ChatFailure.Unpriced, "it has no price, so it cannot be held to a budget in money");
        for (Task? others = TryReserve(wanted); others is not null; others = TryReserve(wanted))
            await others.WaitAsync(cancellationToken);
        return wanted;
    }

    /// <summary>Gives a reservation back: nothing was sent.</summary>
    internal void Release(Reservation reservation) => Settle(reservation, new BudgetTotals(0, 0, 0, 0, 0));

    /// <summary>Puts what a call did cost in the place of its reservation.</summary>
    internal void Settle(Reservation reservation, long inputTokens, long outputTokens)
    {
        decimal? cost = reservation.Model.Cost(inputTokens, outputTokens);
        Settle(reservation, new BudgetTotals(1, inputTokens, outputTokens, cost ?? 0, cost is null ? 1 : 0));
    }

    private void Settle(Reservation reservation, BudgetTotals cost)
    {
        TaskCompletionSource settled;
        lock (_turn)
        {
            _callsUnderWay--;
            _tokensUnderWay -= reservation.Tokens;
            _costUnderWay -= reservation.CostUsd;
            _spent = new BudgetTotals(
                _spent.Calls + cost.Calls,
                _spent.InputTokens + cost.InputTokens,
                _spent.OutputTokens + cost.OutputTokens,
                _spent.CostUsd + cost.CostUsd,
                _spent.UnpricedCalls + cost.UnpricedCalls);
            (settled, _settled) = (_settled, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        settled.SetResult();
    }

    /// <returns>Null where it is done; else what ends when a call under way is settled.</returns>
    private Task? TryReserve(Reservation wanted)
    {
        lock (_turn)
        {
            if (Excess(wanted, 0, 0, 0) is { } excess)
                throw new AttemptFailure(ChatFailure.BudgetSpent, excess);
            if (Excess(wanted, _callsUnderWay, _tokensUnderWay, _costUnderWay) is not null)
                return _settled.Task;
            _callsUnderWay++;
            _tokensUnderWay += wanted.Tokens;
            _costUnderWay += wanted.CostUsd;
            return null;
        }
    }

    /// <returns>Which limit a call might break; null: none.</returns>
    private string? Excess(Reservation wanted, long calls, long tokens, decimal cost)
    {
        if (_spent.Calls + calls + 1 > MaxCalls)
            return $"the budget of {MaxCalls:N0} calls is spent";
        if (_spent.Tokens + tokens + wanted.Tokens > MaxTokens)
            return $"the budget of {MaxTokens:N0} tokens has {MaxTokens - _spent.Tokens:N0} left, and this call may take {wanted.Tokens:N0}";
        return _spent.CostUsd + cost + wanted.CostUsd > MaxCostUsd
            ? $"the budget of ${MaxCostUsd:0.00####} has ${MaxCostUsd - _spent.CostUsd:0.00####} left, and this call may cost ${wanted.CostUsd:0.00####}"
            : null;
    }
}
