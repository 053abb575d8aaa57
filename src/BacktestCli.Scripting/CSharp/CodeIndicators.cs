using System.Reflection;
using BacktestCli.Core.Indicators;
using BacktestCli.Core.Strategies;

namespace BacktestCli.Scripting.CSharp;

/// <summary>
/// The indicators that a strategy written in code keeps: each field or property of its own that is one, called by the name it has there and by what it is, as
/// in <c>trend (ema)</c>. Of each the headline value. What it keeps in lists is not looked into.
/// </summary>
internal sealed class CodeIndicators
{
    private readonly IStrategy _strategy;
    private readonly FieldInfo[] _fields;
    private double[] _values = [];

    public CodeIndicators(IStrategy strategy)
    {
        _strategy = strategy;
        _fields = [.. FieldsOf(strategy.GetType())];
        Names = [.. _fields.Select(NameOf)];
    }

    /// <summary>What they are, in the order in which they are written.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Their values at the latest <see cref="Read"/>; NaN where there is none yet.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>True once they are to be read after every bar.</summary>
    public bool AreRead => _values.Length > 0;

    /// <summary>From now on they are read.</summary>
    public void Start() => _values = new double[_fields.Length];

    /// <summary>Reads them.</summary>
    public void Read()
    {
        for (int i = 0; i < _fields.Length; i++)
            _values[i] = ((IIndicator?)_fields[i].GetValue(_strategy))?.Value ?? double.NaN;
    }

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        IEnumerable<FieldInfo> inherited = type.BaseType is { } parent && parent != typeof(object) ? FieldsOf(parent) : [];
        return inherited.Concat(type
            .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(field => typeof(IIndicator).IsAssignableFrom(field.FieldType))
            .OrderBy(field => field.MetadataToken));
    }

    /// <summary>The field of a property is called <c>&lt;Trend&gt;k__BackingField</c>.</summary>
    private static string NameOf(FieldInfo field)
    {
        string name = field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
        string kind = field.FieldType.IsInterface ? "indicator" : Casing.Snake(field.FieldType.Name);
        return $"{Casing.Snake(name)} ({kind})";
    }
}
