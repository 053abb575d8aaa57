using System.Reflection;
using BacktestCli.Core.Strategies;

namespace BacktestCli.Scripting.CSharp;

/// <summary>A property that is a parameter.</summary>
internal sealed class StrategyProperty(PropertyInfo property)
{
    private readonly ParameterAttribute _attribute = property.GetCustomAttribute<ParameterAttribute>()!;

    /// <summary>Its name in C#.</summary>
    public string Name => property.Name;

    /// <summary>Its name everywhere else.</summary>
    public string Key => Casing.Snake(property.Name);

    /// <summary>Why it cannot be a parameter; null where it can.</summary>
    public string? Problem => property switch
    {
        _ when TypeOf(property.PropertyType) is null => $"{Name} is of type {property.PropertyType.Name}; a parameter is a double, an int or a bool.",
        { SetMethod: not { IsPublic: true } } => $"{Name} cannot be set; a parameter needs a public set or init accessor.",
        { PropertyType: var type } when type == typeof(bool) && IsBounded => $"{Name} is true or false and takes no bounds: [Parameter(\"…\")].",
        _ when !(_attribute.Min <= _attribute.Max) => $"{Name} has no allowed value: its bounds are {_attribute.Min} and {_attribute.Max}.",
        _ => null,
    };

    /// <summary>What can be set.</summary>
    /// <param name="example">A new object, whose value is the default.</param>
    public StrategyParameter Describe(object example) => new()
    {
        Name = Key,
        Type = TypeOf(property.PropertyType)!.Value,
        Default = Convert.ToDouble(property.GetValue(example), null),
        Min = double.IsFinite(_attribute.Min) ? _attribute.Min : property.PropertyType == typeof(int) ? int.MinValue : null,
        Max = double.IsFinite(_attribute.Max) ? _attribute.Max : property.PropertyType == typeof(int) ? int.MaxValue : null,
        Description = _attribute.Description,
    };

    public void Set(object strategy, double value) => property.SetValue(strategy, TypeOf(property.PropertyType) switch
    {
        ParameterType.Integer => (int)value,
        ParameterType.Number => value,
        _ => value != 0,
    });

    private bool IsBounded => double.IsFinite(_attribute.Min) || double.IsFinite(_attribute.Max);

    private static ParameterType? TypeOf(Type type) => type switch
    {
        _ when type == typeof(int) => ParameterType.Integer,
        _ when type == typeof(double) => ParameterType.Number,
        _ when type == typeof(bool) => ParameterType.Switch,
        _ => null,
    };
}
