namespace BacktestCli.Scripting.Declarative.Expressions;

/// <summary>What an expression gives.</summary>
internal enum ResultType
{
    /// <summary>A number; NaN where it is undefined.</summary>
    Number,

    /// <summary>True or false.</summary>
    Condition,
}
