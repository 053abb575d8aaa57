namespace BacktestCli.Reports.Diff;

/// <summary>An input that is not the same in two reports, in words.</summary>
/// <param name="Kind">What sort of input.</param>
/// <param name="Text">What differs, and how: <c>taker_fee: 0.001 → 0.002</c>.</param>
public sealed record Cause(CauseKind Kind, string Text)
{
    /// <summary><c>cost taker_fee: 0.001 → 0.002</c>.</summary>
    public override string ToString() => $"{Word} {Text}";

    /// <summary>The kind in lower case.</summary>
    public string Word => Kind.ToString().ToLowerInvariant();
}

/// <summary>Sorts of inputs, in the order in which they are named.</summary>
public enum CauseKind
{
    /// <summary>The strategy or its source.</summary>
    Strategy,

    /// <summary>A parameter of the strategy.</summary>
    Parameter,

    /// <summary>Bars, funding, and what the venue says of the instrument.</summary>
    Data,

    /// <summary>Fees, slippage, spread, interest, margin.</summary>
    Cost,

    /// <summary>Another setting of the engine.</summary>
    Setting,

    /// <summary>What models were asked.</summary>
    Question,

    /// <summary>What models answered.</summary>
    Recording,

    /// <summary>The program.</summary>
    Engine,
}
