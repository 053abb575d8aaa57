using System.Reflection;
using BacktestCli.Core.Strategies;

namespace BacktestCli.Scripting.CSharp;

/// <summary>Makes strategies of a class; what goes wrong in its code is told as a fault of the file.</summary>
internal sealed class StrategyFactory(Type type, string file, IReadOnlyList<StrategyProperty> properties)
{
    /// <summary>A new object with its own defaults.</summary>
    /// <exception cref="StrategyException">Its constructor fails.</exception>
    public object Make() => Told(() => Activator.CreateInstance(type)!);

    /// <summary>A strategy at its first bar.</summary>
    /// <exception cref="StrategyException">Its code refuses the values, or fails.</exception>
    public IStrategy Create(IReadOnlyDictionary<string, double> values) => Told(() =>
    {
        object made = Make();
        foreach (StrategyProperty property in properties)
            property.Set(made, values[property.Key]);
        return Guard((IStrategy)made);
    });

    private StrategyCode Guard(IStrategy made) => made switch
    {
        ISignalStrategy asking and IRepeatableStrategy => new RepeatableSignalCode(asking, file),
        ISignalStrategy asking => new SignalCode(asking, file),
        IRepeatableStrategy repeatable => new RepeatableCode(repeatable, file),
        _ => new StrategyCode(made, file),
    };

    private T Told<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (TargetInvocationException fault)
        {
            throw StrategyCode.Told(file, $"{type.Name} cannot be made", fault.InnerException!);
        }
    }
}
