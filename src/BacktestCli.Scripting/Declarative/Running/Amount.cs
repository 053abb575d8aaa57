using BacktestCli.Core.Trading;
using BacktestCli.Scripting.Declarative.Expressions;
using BacktestCli.Scripting.Declarative.Planning;

namespace BacktestCli.Scripting.Declarative.Running;

/// <summary>A number that an order is made of: a size, a distance from the entry price, or a price.</summary>
internal sealed record Amount
{
    /// <summary>What it is for a long entry; for both, where <see cref="Short"/> is null.</summary>
    public required Node Node { get; init; }

    /// <summary>What it is for a short entry, where that is another expression.</summary>
    public Node? Short { get; init; }

    public required SourceText Source { get; init; }

    /// <summary>Where <see cref="Short"/> is written.</summary>
    public SourceText? ShortSource { get; init; }

    /// <summary>The key it stands at.</summary>
    public required string Key { get; init; }

    /// <summary>First of two slots in which it is kept while orders are made of it: for a long entry, for a short one.</summary>
    public required int Slot { get; init; }

    /// <summary>True for a price, quote currency; false for a fraction of it.</summary>
    public bool IsPrice { get; init; }

    /// <summary>True where it is written in percent.</summary>
    public bool IsShare { get; init; } = true;

    /// <summary>The largest value that can be meant.</summary>
    public required double Max { get; init; }

    /// <summary>Why an entry is not made where this has a value that no order can have.</summary>
    public string Refusal => $"{Key} is undefined, not above 0 or beyond reason at the bar of the entry";

    /// <summary>The expressions.</summary>
    public IEnumerable<Node> Nodes => Short is null ? [Node] : [Node, Short];

    /// <summary>What it is for an entry of a side.</summary>
    public Node NodeOf(Side side) => side == Side.Sell && Short is not null ? Short : Node;

    /// <summary>Where it is kept for an entry of a side.</summary>
    public int SlotOf(Side side) => side == Side.Buy ? Slot : Slot + 1;

    /// <summary>True for a value that an order can have.</summary>
    public bool Allows(double value) => value > 0 && value <= Max;

    /// <summary>Rules that its value breaks, where that is known before the first bar.</summary>
    public IEnumerable<PlacedProblem> Problems(double[] slots)
    {
        if (Node.IsFixed && Broken(Node.Evaluate(slots)) is { } broken)
            yield return new PlacedProblem(Source, 0, broken);
        if (Short is { IsFixed: true } && Broken(Short.Evaluate(slots)) is { } brokenToo)
            yield return new PlacedProblem(ShortSource!, 0, brokenToo);
    }

    private string? Broken(double value) => (Allows(value), value > Max, IsShare) switch
    {
        (true, _, _) => null,
        (_, true, true) => $"{Key} is {value}, which is {value * 100:0.##} percent: the most is {Max * 100:0.##}%. For {value} percent write {value}%.",
        (_, true, _) => $"{Key} is {value}: the most is {Max}.",
        _ => $"{Key} is {value}: it must be above 0.",
    };
}
