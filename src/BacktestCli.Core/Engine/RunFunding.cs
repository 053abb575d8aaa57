using BacktestCli.Core.Trading;

namespace BacktestCli.Core.Engine;

/// <summary>What a run knew of funding, and what its positions paid.</summary>
public sealed record RunFunding
{
    /// <summary>Funding times known during the run, those at which nothing was held too.</summary>
    public required int Times { get; init; }

    /// <summary>Every payment, oldest first.</summary>
    public required IReadOnlyList<FundingPayment> Payments { get; init; }

    /// <summary>Stretches of the run, [from, to), Unix ms, of which nothing is known, oldest first.</summary>
    public required IReadOnlyList<(long From, long To)> Uncovered { get; init; }

    /// <summary>SHA-256 of the known times, rates and mark prices of the run, lower-case hex.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Sum of all payments, quote currency; negative where more was received.</summary>
    public decimal Paid
    {
        get
        {
            decimal paid = 0;
            foreach (FundingPayment payment in Payments)
                paid += payment.Amount;
            return paid;
        }
    }
}
