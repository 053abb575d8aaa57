using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;

namespace BacktestCli.Scripting.Declarative.Running;

/// <summary>Makes the orders of entries from the amounts that were computed at their bar.</summary>
internal sealed class EntryOrders(Rules rules, double[] slots)
{
    private readonly Amount[] _amounts = [.. rules.Amounts];

    /// <summary>Sends the entries of a decision; two that rest are one that cancels the other.</summary>
    public void Send(IStrategyContext context, Decision decision)
    {
        Order? bought = decision.HasFlag(Decision.EnterLong) ? Make(context, Side.Buy) : null;
        Order? sold = decision.HasFlag(Decision.EnterShort) ? Make(context, Side.Sell) : null;
        if (bought is not null && sold is not null)
            context.SubmitOneCancelsOther(bought, sold);
        else if ((bought ?? sold) is { } order)
            context.Submit(order);
    }

    /// <summary>Null where one of the amounts is nothing that an order can have, which is noted.</summary>
    private Order? Make(IStrategyContext context, Side side)
    {
        if (Array.Find(_amounts, amount => !amount.Allows(slots[amount.SlotOf(side)])) is { } impossible)
        {
            context.Decline(new MarketOrder(side, Size.Position), impossible.Refusal);
            return null;
        }

        return rules.Order.Make(side, rules.Size.Make(slots, side), slots) with
        {
            StopLoss = Level(rules.StopLoss, side),
            TakeProfit = Level(rules.TakeProfit, side),
            TrailingStop = Distance(rules.TrailingStop, side),
            Tag = rules.Tag,
        };
    }

    private ProtectiveLevel? Level(Amount? amount, Side side) => amount switch
    {
        null => null,
        { IsPrice: true } => ProtectiveLevel.At(slots[amount.SlotOf(side)]),
        _ => ProtectiveLevel.Away(slots[amount.SlotOf(side)]),
    };

    private Trail? Distance(Amount? amount, Side side) => amount switch
    {
        null => null,
        { IsPrice: true } => Trail.Amount(slots[amount.SlotOf(side)]),
        _ => Trail.Fraction(slots[amount.SlotOf(side)]),
    };
}
