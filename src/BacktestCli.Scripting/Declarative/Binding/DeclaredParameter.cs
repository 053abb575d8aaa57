using BacktestCli.Core.Strategies;
using BacktestCli.Scripting.Declarative.Expressions;
using BacktestCli.Scripting.Declarative.Planning;
using BacktestCli.Scripting.Declarative.Yaml;

namespace BacktestCli.Scripting.Declarative.Binding;

/// <summary>A parameter of the file.</summary>
internal sealed class DeclaredParameter(StrategyParameter declaration, int slot, YamlScalar key)
{
    /// <summary>As the user sees it; its bounds narrow to what the indicators that use it allow.</summary>
    public StrategyParameter Declaration { get; private set; } = declaration;

    public ParameterNode Node { get; } = new(
        declaration.Name,
        declaration.Type == ParameterType.Switch ? ResultType.Condition : ResultType.Number,
        slot);

    public int Slot => slot;

    /// <summary>The name where it is declared.</summary>
    public YamlScalar Key => key;

    /// <summary>Takes over the bounds of the argument that it is given as.</summary>
    public void Narrow(FixedArgument use)
    {
        double min = Math.Max(use.Min, Declaration.Min ?? double.NegativeInfinity);
        double max = Math.Min(use.IsInteger ? FixedArgument.MostBars : double.PositiveInfinity, Declaration.Max ?? double.PositiveInfinity);
        Declaration = Declaration with
        {
            Min = double.IsFinite(min) ? min : null,
            Max = double.IsFinite(max) ? max : null,
        };
    }
}
