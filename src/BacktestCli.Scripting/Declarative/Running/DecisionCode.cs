using System.Linq.Expressions;
using BacktestCli.Scripting.Declarative.Planning;

namespace BacktestCli.Scripting.Declarative.Running;

/// <summary>
/// The code that turns rules into a decision. Only what matters at a bar is computed there: entries while flat, the exit while in.
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
            Enter(),
            Expression.Condition(
                Expression.GreaterThan(direction, zero),
                Leave(rules.ExitLong, rules.EnterShort, Decision.EnterShort),
                Leave(rules.ExitShort, rules.EnterLong, Decision.EnterLong)));
        Expression enters = Has(decision, Decision.EnterLong | Decision.EnterShort);
        return Expression.Block(
            [decision],
            Expression.Assign(decision, decide),
            Expression.IfThen(enters, SetAmounts(decision)),
            decision);
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
            return Nothing;
        Expression leave = Constant(Decision.Exit);
        Expression decision = reversal is null ? leave : Expression.Or(leave, Expression.And(Enter(), Constant(reverse)));
        return Expression.Condition(Code(exit), decision, Nothing);
    }

    private BlockExpression SetAmounts(Expression decision)
    {
        Expression heldSide = frame.Side;
        ParameterExpression side = Expression.Variable(typeof(double), "side");
        frame.Side = side;
        Expression plusOrMinus = Expression.Condition(
            Has(decision, Decision.EnterLong),
            Expression.Constant(1.0),
            Expression.Constant(-1.0));
        List<Expression> body = [Expression.Assign(side, plusOrMinus)];
        body.AddRange(rules.Amounts.Select(amount => Expression.Assign(frame.Slot(amount.Slot), amount.Node.Emit(frame))));
        frame.Side = heldSide;
        return Expression.Block([side], body);
    }

    private Expression Code(Node? condition) => condition?.Emit(frame) ?? Expression.Constant(false);

    private static BinaryExpression Has(Expression decision, Decision flags) =>
        Expression.NotEqual(Expression.And(decision, Constant(flags)), Nothing);

    private static ConstantExpression Constant(Decision decision) => Expression.Constant((int)decision);
}
