using BacktestCli.Scripting.CSharp;
using BacktestCli.Scripting.Declarative;

namespace BacktestCli.Scripting;

/// <summary>The text of a strategy, and where it came from.</summary>
/// <param name="Name">The name it was found by; for a path, the file's name without its extension.</param>
/// <param name="File">The file's path as a user in the working directory would type it; for a built-in one its name.</param>
/// <param name="Text">The whole file.</param>
/// <param name="IsBuiltIn">True where it came with the program.</param>
public sealed record StrategySource(string Name, string File, string Text, bool IsBuiltIn)
{
    /// <summary>Full path of the assembly that it is; null where it is a text.</summary>
    public string? Assembly { get; init; }

    /// <summary>The class that it was compiled to as part of the program; null where it is yet to be understood.</summary>
    internal Type? Class { get; init; }

    /// <summary>Understands it. A .cs or .dll file is code, which runs with the user's rights; a .yaml file cannot run any.</summary>
    /// <exception cref="StrategyException">The file cannot be read or loaded, or its code fails.</exception>
    public StrategyFileResult Read() => this switch
    {
        { Class: { } compiled } => CompiledStrategies.Read(compiled, this),
        { Assembly: { } path } => StrategyAssembly.Load(path, File),
        _ when File.EndsWith(".cs", StringComparison.Ordinal) => CSharpStrategy.Parse(Text, File),
        _ => StrategyFile.Parse(Text, File),
    };
}

/// <summary>What looking for a strategy came to.</summary>
public sealed record StrategySearch
{
    /// <summary>What was found; null where nothing was.</summary>
    public StrategySource? Source { get; init; }

    /// <summary>Why nothing was found, a sentence with the next step; null where something was.</summary>
    public string? Problem { get; init; }
}
