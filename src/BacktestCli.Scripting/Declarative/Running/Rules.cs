using BacktestCli.Scripting.Declarative.Expressions;
using BacktestCli.Scripting.Declarative.Planning;

namespace BacktestCli.Scripting.Declarative.Running;

/// <summary>When a strategy trades, and how much.</summary>
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

    /// <summary>Share of equity, fraction.</summary>
    public required Amount Size { get; init; }

    /// <summary>Where the stop-loss stands; null: there is none.</summary>
    public Amount? StopLoss { get; init; }

    /// <summary>Where the take-profit stands; null: there is none.</summary>
    public Amount? TakeProfit { get; init; }

    /// <summary>Every expression in use.</summary>
    public IEnumerable<Node> Nodes =>
        new[] { EnterLong, EnterShort, ExitLong, ExitShort, Size.Node, StopLoss?.Node, TakeProfit?.Node }.OfType<Node>();

    /// <summary>Every amount in use.</summary>
    public IEnumerable<Amount> Amounts => new[] { Size, StopLoss, TakeProfit }.OfType<Amount>();
}

/// <summary>A size, a distance from the entry price, or a price.</summary>
internal sealed record Amount
{
    public required Node Node { get; init; }

    public required SourceText Source { get; init; }

    /// <summary>The key it stands at.</summary>
    public required string Key { get; init; }

    /// <summary>Where it is kept while an order is made of it.</summary>
    public required int Slot { get; init; }

    /// <summary>True for a price, false for a fraction.</summary>
    public bool IsPrice { get; init; }

    /// <summary>The largest value that can be meant.</summary>
    public required double Max { get; init; }

    /// <summary>Why an entry is not made where this has a value that no order can have.</summary>
    public string Refusal => $"{Key} is undefined, not above 0 or beyond reason at the bar of the entry";

    /// <summary>True for a value that an order can have.</summary>
    public bool Allows(double value) => value > 0 && value <= Max;

    /// <summary>Rules that its value breaks, where that is known before the first bar.</summary>
    public IEnumerable<PlacedProblem> Problems(double[] slots)
    {
        double value = Node.IsFixed ? Node.Evaluate(slots) : Max;
        if (Allows(value))
            yield break;
        string message = value > Max
            ? $"{Key} is {value}, which is {value * 100:0.##} percent: the most is {Max * 100:0.##}%. For {value} percent write {value}%."
            : $"{Key} is {value}: it must be above 0.";
        yield return new PlacedProblem(Source, 0, message);
    }
}
