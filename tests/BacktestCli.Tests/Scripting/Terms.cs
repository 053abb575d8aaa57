using FsCheck;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Scripting;

/// <summary>Draws expressions of every kind.</summary>
internal static class Terms
{
    private static readonly string[] Columns = ["open", "high", "low", "close", "volume", "typical_price"];
    private static readonly string[] Signs = ["+", "-", "*", "/", "%"];
    private static readonly string[] Comparisons = ["<", "<=", ">", ">=", "==", "!=", "crosses_above", "crosses_below"];

    public static Gen<Term> Numbers { get; } = Gen.Sized(size => NumberOf(Math.Min(size, 4)));

    public static Gen<Term> Conditions { get; } = Gen.Sized(size => ConditionOf(Math.Min(size, 4)));

    private static Gen<Term> Leaf { get; } = Gen.OneOf(
        Series,
        Gen.Elements<Term>(new Number(0), new Number(1), new Number(2.5), new Number(100)));

    private static Gen<Term> Series => Gen.Elements(Columns).Select(name => (Term)new Column(name));

    private static Gen<int> Period { get; } = Gen.Choose(2, 6);

    private static Gen<Term> NumberOf(int depth)
    {
        if (depth <= 0)
            return Leaf;
        Gen<Term> inner = NumberOf(depth - 1);
        return Gen.OneOf(
            Leaf,
            Join(Gen.Elements(Signs), inner, inner),
            inner.Select(operand => (Term)new Unary("-", operand)),
            inner.Select(operand => (Term)new Call("abs", [operand])),
            Gen.Elements("min", "max").SelectMany(name => inner.SelectMany(a => inner.Select(b => (Term)new Call(name, [a, b])))),
            ChangingOf(depth - 1).SelectMany(operand => Gen.Choose(0, 4).Select(bars => (Term)new LookBack(operand, bars))),
            IndicatorOf(depth - 1));
    }

    /// <summary>A number that is not the same at every bar, which is what an indicator can be of.</summary>
    private static Gen<Term> ChangingOf(int depth) =>
        depth <= 0 ? Series : Gen.OneOf(Series, IndicatorOf(depth - 1), Join(Gen.Elements(Signs), Series, NumberOf(depth - 1)));

    private static Gen<Term> IndicatorOf(int depth) =>
        Gen.OneOf(
            Gen.Elements("sma", "ema", "wma", "rsi", "roc", "highest", "lowest").SelectMany(name =>
                ChangingOf(depth).SelectMany(source => Period.Select(period => (Term)new Call(name, [source, new Number(period)])))),
            Gen.Elements("mean", "z_score").SelectMany(output =>
                ChangingOf(depth).SelectMany(source => Period.Select(period => (Term)new Call("std_dev", [source, new Number(period)], output)))),
            ChangingOf(depth).SelectMany(source => Period.Select(signal =>
                (Term)new Call("macd", [source, new Number(2), new Number(4), new Number(signal)], "signal"))),
            Gen.Elements("prs_percent", null).SelectMany(output => ChangingOf(depth).SelectMany(a => ChangingOf(depth).SelectMany(b =>
                Period.Select(period => (Term)new Call("prs", [a, b, new Number(period)], output))))),
            Gen.Elements("upper", "lower", null).SelectMany(output =>
                Period.Select(period => (Term)new Call("donchian", [new Number(period)], output))));

    private static Gen<Term> ConditionOf(int depth)
    {
        Gen<Term> number = NumberOf(depth - 1);
        Gen<Term> comparison = Join(Gen.Elements(Comparisons), number, number);
        if (depth <= 1)
            return comparison;
        Gen<Term> inner = ConditionOf(depth - 1);
        return Gen.OneOf(
            comparison,
            Join(Gen.Elements("and", "or"), inner, inner),
            inner.Select(operand => (Term)new Unary("not", operand)));
    }

    private static Gen<Term> Join(Gen<string> signs, Gen<Term> left, Gen<Term> right) =>
        signs.SelectMany(sign => left.SelectMany(a => right.Select(b => (Term)new Binary(sign, a, b))));
}
