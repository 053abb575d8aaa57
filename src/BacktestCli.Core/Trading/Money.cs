namespace BacktestCli.Core.Trading;

/// <summary>
/// Prices and amounts of quote currency as the ledger takes them. Every amount is rounded once, to 12 decimals, when it arises: sums and
/// differences are then exact, because with 15 digits before the point a decimal has room for them.
/// </summary>
public static class Money
{
    private const int Decimals = 12;
    private const decimal Max = 1e15m;
    private const double MaxPrice = 1e15;
    private const double MinPrice = 1e-15;

    /// <summary>What the ledger takes, for a message.</summary>
    public const string Range = "prices from 1e-15 to 1e15 and amounts up to 1e15";

    /// <summary>Rounds an amount, half to even.</summary>
    /// <exception cref="OverflowException">It is beyond <see cref="Range"/>.</exception>
    public static decimal Round(decimal amount)
    {
        if (amount is < -Max or > Max)
            throw Beyond();
        return amount.Scale <= Decimals ? amount : decimal.Round(amount, Decimals);
    }

    /// <summary>A price of the market, exactly.</summary>
    /// <exception cref="OverflowException">It is beyond <see cref="Range"/>.</exception>
    public static decimal Price(double price) => price is >= MinPrice and <= MaxPrice ? (decimal)price : throw Beyond();

    /// <summary>
    /// The level of an order that was computed, to 15 significant digits: what binary arithmetic adds beyond them would keep a price from touching it.
    /// </summary>
    internal static double Level(double level) => Math.Abs(level) is >= MinPrice and <= MaxPrice ? (double)(decimal)level : level;

    private static OverflowException Beyond() => new($"The ledger takes {Range}.");
}
