using BacktestCli.Scripting.Declarative.Planning;

namespace BacktestCli.Scripting.Declarative.Running;

/// <summary>When a position is made larger.</summary>
/// <param name="When">The condition.</param>
/// <param name="Size">By how much.</param>
/// <param name="AtMost">How often, a position.</param>
internal sealed record ScaleInRule(Node When, SizeRule Size, FixedArgument AtMost);

/// <summary>When part of a position is closed.</summary>
/// <param name="When">The condition.</param>
/// <param name="Share">Which part, fraction of what is held then.</param>
internal sealed record ScaleOutRule(Node When, Amount Share);
