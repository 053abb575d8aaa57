namespace BacktestCli.Core.Trading;

/// <summary>Amounts of quote currency. Every amount is rounded once, to 12 decimals, when it arises: sums and differences are then exact.</summary>
public static class Money
{
    private const int Decimals = 12;

    /// <summary>Rounds an amount, half to even.</summary>
    public static decimal Round(decimal amount) => decimal.Round(amount, Decimals);
}
