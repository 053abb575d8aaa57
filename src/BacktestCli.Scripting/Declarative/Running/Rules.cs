using BacktestCli.Scripting.Declarative.Planning;

namespace BacktestCli.Scripting.Declarative.Running;

/// <summary>When a strategy trades, how, and how much.</summary>
internal sealed record Rules
{
    /// <summary>When it opens a long position; null: never.</summary>
    public Node? EnterLong { get; init; }

    /// <summary>When it opens a short position; null: never.</summary>
    public Node? EnterShort { get; init; }

    /// <summary>When it closes a long position; null: never by itself.</summary>
    public Node? ExitLong { get; init; }

    /// <summary>When it closes a short position; null: never by itself.</summary>
    public Node? ExitShort { get; init; }

    /// <summary>How much it enters with.</summary>
    public required SizeRule Size { get; init; }

    /// <summary>As which order it enters.</summary>
    public OrderRule Order { get; init; } = OrderRule.Market;

    /// <summary>Where the stop-loss stands; null: there is none.</summary>
    public Amount? StopLoss { get; init; }

    /// <summary>Where the take-profit stands; null: there is none.</summary>
    public Amount? TakeProfit { get; init; }

    /// <summary>How far the trailing stop stays behind; null: there is none.</summary>
    public Amount? TrailingStop { get; init; }

    /// <summary>When a position is made larger; null: never.</summary>
    public ScaleInRule? ScaleIn { get; init; }

    /// <summary>When part of a position is closed; null: never.</summary>
    public ScaleOutRule? ScaleOut { get; init; }

    /// <summary>Positions of the portfolio that may be open at a time, of those that it opens; null: any number.</summary>
    public FixedArgument? MaxPositions { get; init; }

    /// <summary>What is written to its trades; null: nothing.</summary>
    public string? Tag { get; init; }

    /// <summary>Every expression in use.</summary>
    public IEnumerable<Node> Nodes => new[] { EnterLong, EnterShort, ExitLong, ExitShort, ScaleIn?.When, ScaleOut?.When }.OfType<Node>()
        .Concat(EntryAmounts.Concat(ScaleAmounts).SelectMany(amount => amount.Nodes));

    /// <summary>Every amount of an entry.</summary>
    public IEnumerable<Amount> EntryAmounts =>
        Size.Amounts.Concat(new[] { StopLoss, TakeProfit, TrailingStop }.OfType<Amount>()).Concat(Order.Amounts);

    /// <summary>Every amount of an order that makes a position larger or smaller.</summary>
    public IEnumerable<Amount> ScaleAmounts => (ScaleIn?.Size.Amounts ?? []).Concat(ScaleOut is null ? [] : [ScaleOut.Share]);

    /// <summary>What the numbers break that are known before the first bar.</summary>
    public IEnumerable<PlacedProblem> Problems(double[] slots) => EntryAmounts.Concat(ScaleAmounts).SelectMany(amount => amount.Problems(slots))
        .Concat(Counts.SelectMany(count => count.Problems(slots)));

    private IEnumerable<FixedArgument> Counts =>
        new[] { MaxPositions, Size.Count, Order.GoodFor, ScaleIn?.Size.Count, ScaleIn?.AtMost }.OfType<FixedArgument>();
}
