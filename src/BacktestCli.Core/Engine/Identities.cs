using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;

namespace BacktestCli.Core.Engine;

/// <summary>What must hold after every run. Checked every time, because it is cheap and a wrong result is not.</summary>
internal static class Identities
{
    private const double MarkTolerance = 1e-9;

    public static void Check(BacktestResult result)
    {
        CheckLedger(result);
        CheckFills(result);
        CheckCash(result);
        double marked = result.Equity.Daily[^1].Equity;
        double final = (double)result.FinalEquity;
        if (!(Math.Abs(marked - final) <= MarkTolerance * Math.Max(Math.Abs(final), (double)result.Options.Cash)))
            throw Unbalanced($"the last equity point is {marked}, final equity = {final}");
    }

    /// <summary>Every unit of final equity is initial cash or the profit of a trade.</summary>
    private static void CheckLedger(BacktestResult result)
    {
        decimal explained = result.Options.Cash + result.OpenProfit;
        foreach (Trade trade in result.Trades)
            explained += trade.NetProfit;
        if (explained != result.FinalEquity)
            throw Unbalanced($"initial cash + trade profits + open profit = {explained}, final equity = {result.FinalEquity}");
    }

    /// <summary>Fills add up to the positions, and none is better than the price that was touched.</summary>
    private static void CheckFills(BacktestResult result)
    {
        Dictionary<Instrument, decimal> held = result.Instruments.ToDictionary(one => one.Instrument, _ => 0m);
        foreach (Fill fill in result.Fills)
        {
            decimal given = fill.Side == Side.Buy ? fill.Price - fill.TouchPrice : fill.TouchPrice - fill.Price;
            if (given < 0)
                throw Unbalanced($"order {fill.OrderNumber} filled at {fill.Price}, better than the {fill.TouchPrice} it touched");
            held[fill.Instrument] += fill.Side == Side.Buy ? fill.Quantity : -fill.Quantity;
        }

        foreach (InstrumentResult one in result.Instruments)
        {
            if (held[one.Instrument] != one.OpenQuantity)
                throw Unbalanced($"the fills of {one.Instrument} sum to {held[one.Instrument]}, the position is {one.OpenQuantity}");
        }
    }

    /// <summary>Nothing moves cash but fills, funding, interest and insurance.</summary>
    private static void CheckCash(BacktestResult result)
    {
        decimal cash = result.Options.Cash - (result.FundingPaid ?? 0);
        foreach (InstrumentResult one in result.Instruments)
            cash -= one.InterestPaid;
        foreach (Trade trade in result.Trades)
            cash += trade.Insurance;
        foreach (Fill fill in result.Fills)
            cash += (fill.Side == Side.Buy ? -fill.Notional : fill.Notional) - fill.Fee;
        if (cash != result.FinalCash)
            throw Unbalanced($"initial cash + fills − funding − interest + insurance = {cash}, final cash = {result.FinalCash}");
    }

    private static IdentityException Unbalanced(string how) => new("The books do not balance: " + how + ".");
}
