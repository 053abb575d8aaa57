using BacktestCli.Core.Market;
using BacktestCli.Scripting.Declarative.Running;

namespace BacktestCli.Scripting.Declarative.Planning;

/// <summary>One bar of a compiled plan: every step is taken, then what is asked for is computed.</summary>
/// <param name="bar">The bar that has just closed.</param>
/// <param name="slots">Numbers in and out, and what crossings remember.</param>
/// <param name="parts">What the steps remember.</param>
/// <param name="direction">+1 long, −1 short, 0 flat.</param>
/// <returns>A <see cref="Decision"/>, as the number it is.</returns>
internal delegate int StepFunction(in Bar bar, double[] slots, object?[] parts, int direction);
