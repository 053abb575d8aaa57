namespace BacktestCli.Core.Trading;

/// <summary>What a venue charges, as a fraction of quantity × fill price, in quote currency, on every fill.</summary>
public sealed record FeeSchedule
{
    /// <summary>Rate of an order that rested in the book, fraction (10 bp = 0.001).</summary>
    /// <value>Default 0.001.</value>
    public decimal Maker { get; init; } = 0.001m;

    /// <summary>Rate of an order that crossed the spread, fraction (10 bp = 0.001).</summary>
    /// <value>Default 0.001.</value>
    public decimal Taker { get; init; } = 0.001m;

    /// <summary>The same rate for both.</summary>
    public static FeeSchedule Flat(decimal rate) => new() { Maker = rate, Taker = rate };

    /// <summary>Rate for one kind of fill.</summary>
    public decimal RateFor(Liquidity liquidity) => liquidity == Liquidity.Maker ? Maker : Taker;

    /// <summary>Every rule this schedule breaks, each naming its setting; empty when valid.</summary>
    public IEnumerable<string> Problems()
    {
        if (Maker is <= -0.1m or >= 0.1m)
            yield return $"maker-fee is {Maker}: it must be a fraction between -0.1 and 0.1 (10 bp = 0.001).";
        if (Taker is < 0 or >= 0.1m)
            yield return $"taker-fee is {Taker}: it must be a fraction from 0 to under 0.1 (10 bp = 0.001).";
    }
}
