using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;

namespace BacktestCli.Scripting.Declarative.Running;

/// <summary>Makes orders of decisions, from the amounts that were computed at their bar.</summary>
internal sealed class RuleOrders(Rules rules, double[] slots)
{
    private readonly Amount[] _entryAmounts = [.. rules.EntryAmounts];
    private readonly Amount[] _additionAmounts = [.. rules.ScaleIn?.Size.Amounts ?? []];

    /// <summary>What is written to the trades of its entries; null: nothing.</summary>
    public string? Tag { get; set; } = rules.Tag;

    /// <summary>Sends what a decision comes to.</summary>
    /// <param name="context">Where.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="direction">What is held: +1 long, −1 short, 0 nothing.</param>
    public void Send(IStrategyContext context, Decision decision, int direction)
    {
        (Side with, Side against) = direction > 0 ? (Side.Buy, Side.Sell) : (Side.Sell, Side.Buy);
        if (decision.HasFlag(Decision.ScaleIn))
            Add(context, with);
        else if (decision.HasFlag(Decision.ScaleOut))
            Reduce(context, with, against);
        else
            Turn(context, decision, against);
    }

    /// <summary>Leaves, enters, or both; what still waits in the market is taken back first.</summary>
    private void Turn(IStrategyContext context, Decision decision, Side against)
    {
        if (rules.Order.Rests)
            context.CancelAll();
        if (decision.HasFlag(Decision.Exit))
            context.Submit(new MarketOrder(against, Size.Position) { ReduceOnly = true });
        Order? bought = decision.HasFlag(Decision.EnterLong) ? Enter(context, Side.Buy) : null;
        Order? sold = decision.HasFlag(Decision.EnterShort) ? Enter(context, Side.Sell) : null;
        if (bought is not null && sold is not null)
            context.SubmitOneCancelsOther(bought, sold);
        else if ((bought ?? sold) is { } order)
            context.Submit(order);
    }

    private void Add(IStrategyContext context, Side side)
    {
        if (context.Position.Entries <= (int)rules.ScaleIn!.AtMost.Node.Evaluate(slots) && AreSound(_additionAmounts, context, side))
            context.Submit(new MarketOrder(side, rules.ScaleIn.Size.Make(slots, side)));
    }

    private void Reduce(IStrategyContext context, Side with, Side against)
    {
        Amount share = rules.ScaleOut!.Share;
        if (AreSound([share], context, with))
            context.Submit(new MarketOrder(against, Size.OfPosition((decimal)slots[share.SlotOf(with)])) { ReduceOnly = true });
    }

    /// <summary>False where one of the amounts is nothing that an order can have, which is noted.</summary>
    private bool AreSound(Amount[] amounts, IStrategyContext context, Side side)
    {
        if (Array.Find(amounts, amount => !amount.Allows(slots[amount.SlotOf(side)])) is not { } impossible)
            return true;
        context.Decline(new MarketOrder(side, Size.Position), impossible.Refusal);
        return false;
    }

    private Order? Enter(IStrategyContext context, Side side)
    {
        if (IsFull(context) || !AreSound(_entryAmounts, context, side))
            return null;
        Size size = rules.Size.Make(slots, side);
        return rules.Order.Make(side, MaxPositions is { } most ? size.Within(most) : size, slots) with
        {
            StopLoss = Level(rules.StopLoss, side),
            TakeProfit = Level(rules.TakeProfit, side),
            TrailingStop = Distance(rules.TrailingStop, side),
            Tag = Tag,
        };
    }

    private int? MaxPositions => rules.MaxPositions is { } most ? (int)most.Node.Evaluate(slots) : null;

    /// <summary>True where as many other positions are open as may be: the entry is not sent. Of those sent at one close, the broker refuses what is too many.</summary>
    private bool IsFull(IStrategyContext context) =>
        MaxPositions is { } most && context.Portfolio.OpenPositions - (context.Position.IsFlat ? 0 : 1) >= most;

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
