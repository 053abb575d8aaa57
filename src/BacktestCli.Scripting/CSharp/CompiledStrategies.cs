using System.Reflection;
using BacktestCli.Core.Strategies;
using BacktestCli.Scripting.Declarative;

namespace BacktestCli.Scripting.CSharp;

/// <summary>Strategies in C# that come with the program: the public classes of an assembly, each with its source text inside it.</summary>
/// <param name="load">Gives the assembly; asked once, when the first strategy is looked for in it.</param>
internal sealed class CompiledStrategies(Func<Assembly> load)
{
    private readonly Lazy<IReadOnlyDictionary<string, Type>> _types = new(() => load().GetExportedTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IStrategy).IsAssignableFrom(type))
        .ToDictionary(type => type.GetCustomAttribute<StrategyAttribute>()!.Name));

    /// <summary>Their names.</summary>
    public IEnumerable<string> Names => _types.Value.Keys;

    /// <summary>The one of a name; null where there is none.</summary>
    public StrategySource? Find(string name) => _types.Value.TryGetValue(name, out Type? type)
        ? new StrategySource(name, name + ".cs", TextOf(type), IsBuiltIn: true) { Class = type }
        : null;

    /// <summary>What one is.</summary>
    /// <param name="type">Its class.</param>
    /// <param name="source">Its text and its name as a file.</param>
    public static StrategyFileResult Read(Type type, StrategySource source)
    {
        ProblemList problems = new(source.File);
        StrategyClass found = new(source.File, CSharpStrategy.HashOf(source.Text), _ => (0, 0), problems);
        return new StrategyFileResult { Entry = found.Read(type), Problems = problems.InOrder() };
    }

    private static string TextOf(Type type)
    {
        using Stream stream = type.Assembly.GetManifestResourceStream($"strategies/{type.Name}.cs")
            ?? throw new InvalidOperationException($"The source text of {type.Name} is not in its assembly.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
