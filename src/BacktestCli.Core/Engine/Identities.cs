using BacktestCli.Core.Trading;

namespace BacktestCli.Core.Engine;

/// <summary>What must hold after every run. Checked every time, because it is cheap and a wrong result is not.</summary>
internal static class Identities
{
    private const double MarkTolerance = 1e-9;

    public static void Check(BacktestResult result)
    {
        decimal profits = result.Trades.Sum(trade => trade.NetProfit);
        decimal explained = result.Options.Cash + profits + result.OpenProfit;
        Require(explained == result.FinalEquity, $"initial cash + trade profits + open profit = {explained}, final equity = {result.FinalEquity}");

        decimal held = result.Fills.Sum(fill => fill.Side == Side.Buy ? fill.Quantity : -fill.Quantity);
        Require(held == result.OpenQuantity, $"the fills sum to {held}, the position is {result.OpenQuantity}");

        double marked = result.Equity.Daily[^1].Equity;
        double final = (double)result.FinalEquity;
        Require(
            Math.Abs(marked - final) <= MarkTolerance * Math.Max(Math.Abs(final), (double)result.Options.Cash),
            $"the last equity point is {marked}, final equity = {final}");
        foreach (Fill fill in result.Fills)
            CheckSlippage(fill);
    }

    /// <summary>A fill is never better than the price that was touched.</summary>
    private static void CheckSlippage(Fill fill)
    {
        decimal given = fill.Side == Side.Buy ? fill.Price - fill.TouchPrice : fill.TouchPrice - fill.Price;
        Require(given >= 0, $"order {fill.OrderNumber} filled at {fill.Price}, better than the {fill.TouchPrice} it touched");
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new IdentityException("The books do not balance: " + otherwise + ".");
    }
}
