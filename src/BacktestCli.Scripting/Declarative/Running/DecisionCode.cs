using System.Linq.Expressions;
using BacktestCli.Core.Trading;
using BacktestCli.Scripting.Declarative.Planning;

namespace BacktestCli.Scripting.Declarative.Running;

/// <summary>
/// The code that turns rules into a decision. Only what matters at a bar is computed there: entries while flat; the exit while in, and what makes the
/// position larger or smaller.
/// </summary>
internal sealed class DecisionCode(Rules rules, Frame frame)
{
    private static readonly Expression Nothing = Constant(Decision.None);

    public Expression Emit()
    {
        ParameterExpression decision = Expression.Variable(typeof(int), "decision");
        Expression direction = frame.Direction, zero = Expression.Constant(0);
        Expression decide = Expression.Condition(
            Expression.Equal(direction, zero),
            rules.Order.Rests ? EnterEither() : Enter(),
            Expression.Condition(
                Expression.GreaterThan(direction, zero),
                Leave(rules.ExitLong, rules.EnterShort, Decision.EnterShort),
                Leave(rules.ExitShort, rules.EnterLong, Decision.EnterLong)));
        Expression enters = Has(decision, Decision.EnterLong | Decision.EnterShort);
        List<Expression> body = [Expression.Assign(decision, decide), Expression.IfThen(enters, SetAmounts(decision))];
        if (rules.ScaleAmounts.Any())
            body.Add(Expression.IfThen(Has(decision, Decision.ScaleIn | Decision.ScaleOut), SetScaleAmounts()));
        return Expression.Block([decision], [.. body, decision]);
    }

    /// <summary>The side whose entry is true; none where both are, because they contradict each other.</summary>
    private BlockExpression Enter()
    {
        ParameterExpression toLong = Expression.Variable(typeof(bool), "long"), toShort = Expression.Variable(typeof(bool), "short");
        return Expression.Block(
            [toLong, toShort],
            Expression.Assign(toLong, Code(rules.EnterLong)),
            Expression.Assign(toShort, Code(rules.EnterShort)),
            Expression.Condition(
                Expression.Equal(toLong, toShort),
                Nothing,
                Expression.Condition(toLong, Constant(Decision.EnterLong), Constant(Decision.EnterShort))));
    }

    /// <summary>Out, and at once into the other side where its entry is true too.</summary>
    private Expression Leave(Node? exit, Node? reversal, Decision reverse)
    {
        if (exit is null)
            return Scale();
        Expression leave = Constant(Decision.Exit);
        Expression decision = reversal is null ? leave : Expression.Or(leave, Expression.And(Enter(), Constant(reverse)));
        return Expression.Condition(Code(exit), decision, Scale());
    }

    /// <summary>Smaller or larger; smaller where both are true.</summary>
    private Expression Scale()
    {
        Expression larger = rules.ScaleIn is null ? Nothing : Expression.Condition(Code(rules.ScaleIn.When), Constant(Decision.ScaleIn), Nothing);
        return rules.ScaleOut is null ? larger : Expression.Condition(Code(rules.ScaleOut.When), Constant(Decision.ScaleOut), larger);
    }

    /// <summary>Every side whose entry is true: orders that wait on both sides of the market do not contradict each other.</summary>
    private BinaryExpression EnterEither() => Expression.Or(
        Expression.Condition(Code(rules.EnterLong), Constant(Decision.EnterLong), Nothing),
        Expression.Condition(Code(rules.EnterShort), Constant(Decision.EnterShort), Nothing));

    private BlockExpression SetAmounts(Expression decision)
    {
        List<Expression> body = [Expression.Empty()];
        if (rules.EnterLong is not null)
            body.Add(SetAmounts(decision, Decision.EnterLong, Side.Buy, 1.0));
        if (rules.EnterShort is not null)
            body.Add(SetAmounts(decision, Decision.EnterShort, Side.Sell, -1.0));
        return Expression.Block(body);
    }

    private ConditionalExpression SetAmounts(Expression decision, Decision entry, Side side, double direction) =>
        Expression.IfThen(Has(decision, entry), Set(rules.EntryAmounts, side, direction));

    private ConditionalExpression SetScaleAmounts() => Expression.IfThenElse(
        Expression.GreaterThan(frame.Direction, Expression.Constant(0)),
        Set(rules.ScaleAmounts, Side.Buy, 1.0),
        Set(rules.ScaleAmounts, Side.Sell, -1.0));

    private BlockExpression Set(IEnumerable<Amount> amounts, Side side, double direction)
    {
        Expression heldSide = frame.Side;
        frame.Side = Expression.Constant(direction);
        Expression[] body =
        [
            Expression.Empty(),
            .. amounts.Select(amount => Expression.Assign(frame.Slot(amount.SlotOf(side)), amount.NodeOf(side).Emit(frame))),
        ];
        frame.Side = heldSide;
        return Expression.Block(body);
    }

    private Expression Code(Node? condition) => condition?.Emit(frame) ?? Expression.Constant(false);

    private static BinaryExpression Has(Expression decision, Decision flags) =>
        Expression.NotEqual(Expression.And(decision, Constant(flags)), Nothing);

    private static ConstantExpression Constant(Decision decision) => Expression.Constant((int)decision);
}
