using BacktestCli.Core.Trading;
using BacktestCli.Scripting.Declarative.Planning;

namespace BacktestCli.Scripting.Declarative.Running;

/// <summary>How much an entry is for.</summary>
/// <param name="Kind">What is meant by the number.</param>
internal sealed record SizeRule(SizeKind Kind)
{
    /// <summary>The number: a share, a quantity, an amount; null for slots.</summary>
    public Amount? Value { get; init; }

    /// <summary>The volatility that is sized by, fraction.</summary>
    public Amount? Of { get; init; }

    /// <summary>Largest share of equity, fraction; null: all of it.</summary>
    public Amount? Cap { get; init; }

    /// <summary>Trades before Kelly's criterion is believed, or positions there may be; null: the first, and 20.</summary>
    public FixedArgument? Count { get; init; }

    public IEnumerable<Amount> Amounts => new[] { Value, Of, Cap }.OfType<Amount>();

    /// <summary>The size of an entry whose amounts are known.</summary>
    public Size Make(double[] slots, Side side)
    {
        decimal value = Read(Value), cap = Read(Cap);
        return Kind switch
        {
            SizeKind.Equity => Size.OfEquity(value),
            SizeKind.Quantity => Size.OfBase(value),
            SizeKind.Quote => Size.OfQuote(value),
            SizeKind.Cash => Size.OfCash(value),
            SizeKind.Risk => Size.OfRisk(value),
            SizeKind.Volatility => Size.ForVolatility(value, slots[Of!.SlotOf(side)], cap),
            SizeKind.Kelly => Count is null ? Size.OfKelly(value, cap) : Size.OfKelly(value, cap, Number(Count)),
            _ => Size.OfSlots(Number(Count!)),
        };

        decimal Read(Amount? amount) => amount is null ? 1 : (decimal)slots[amount.SlotOf(side)];

        int Number(FixedArgument count) => (int)count.Node.Evaluate(slots);
    }
}

/// <summary>What the number of a size means.</summary>
internal enum SizeKind
{
    /// <summary>Share of equity.</summary>
    Equity,

    /// <summary>Base quantity.</summary>
    Quantity,

    /// <summary>Amount of quote currency.</summary>
    Quote,

    /// <summary>Share of the cash that can be spent.</summary>
    Cash,

    /// <summary>Share of equity that is lost at the stop-loss.</summary>
    Risk,

    /// <summary>Volatility that the position is to have.</summary>
    Volatility,

    /// <summary>Fraction of Kelly's criterion.</summary>
    Kelly,

    /// <summary>An equal share for each of so many positions.</summary>
    Slots,
}
