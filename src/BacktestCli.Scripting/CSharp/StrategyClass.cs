using System.Reflection;
using BacktestCli.Core.Strategies;
using BacktestCli.Scripting.Declarative;

namespace BacktestCli.Scripting.CSharp;

/// <summary>Finds the one strategy of an assembly and what can be set of it.</summary>
/// <param name="file">The file as the user named it.</param>
/// <param name="sourceHash">SHA-256 of what it was made from, lower-case hex.</param>
/// <param name="locate">Finds line and column of a class or property by its name; (0, 0) where there is no text.</param>
/// <param name="problems">Where mistakes go.</param>
internal sealed class StrategyClass(string file, string sourceHash, Func<string, (int Line, int Column)> locate, ProblemList problems)
{
    /// <summary>The strategy; null where anything is wrong, which is reported.</summary>
    public StrategyEntry? Read(Assembly assembly) => FindType(assembly) is { } type ? Read(type) : null;

    /// <summary>What a class comes to that is a strategy; null where anything is wrong with it, which is reported.</summary>
    public StrategyEntry? Read(Type type)
    {
        string name = type.GetCustomAttribute<StrategyAttribute>()?.Name ?? Casing.Kebab(type.Name);
        if (name.Length == 0 || name[0] == '-' || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            Report(type.Name, $"{name} cannot be a strategy's name: it is made of a-z, 0-9 and -, as in rsi-volume. Give one with [Strategy].");
        StrategyProperty[] properties = [.. type.GetProperties().Where(one => one.IsDefined(typeof(ParameterAttribute))).Select(one => new StrategyProperty(one))];
        foreach (StrategyProperty property in properties)
        {
            if (property.Problem is { } problem)
                Report(property.Name, problem);
        }

        StrategyFactory factory = new(type, file, properties);
        if (problems.Count > 0)
            return null;
        object example = factory.Make();
        return new StrategyEntry
        {
            Name = name,
            Description = type.GetCustomAttribute<StrategyAttribute>()?.Description ?? $"The class {type.Name} of {Path.GetFileName(file)}.",
            Parameters = [.. properties.Select(property => property.Describe(example))],
            SourceHash = sourceHash,
            Create = factory.Create,
        };
    }

    private Type? FindType(Assembly assembly)
    {
        Type[] found = [.. assembly.GetExportedTypes().Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IStrategy).IsAssignableFrom(type))];
        if (found.Length == 0)
            Report("", "there is no public class that implements IStrategy; a strategy is exactly one.");
        foreach (Type other in found.Skip(1))
            Report(other.Name, $"{other.Name} implements IStrategy, and so does {found[0].Name}; a strategy is exactly one public class.");
        if (found.Length != 1)
            return null;
        if (found[0].GetConstructor(Type.EmptyTypes) is null || found[0].ContainsGenericParameters)
            Report(found[0].Name, $"{found[0].Name} cannot be made: it needs a public constructor without parameters, and no type parameters.");
        return found[0];
    }

    private void Report(string name, string message)
    {
        (int line, int column) = locate(name);
        problems.Add(line, column, message);
    }
}
