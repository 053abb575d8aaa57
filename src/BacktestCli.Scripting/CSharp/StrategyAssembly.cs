using System.Reflection;
using System.Runtime.Loader;
using System.Security.Cryptography;
using BacktestCli.Scripting.Declarative;

namespace BacktestCli.Scripting.CSharp;

/// <summary>Reads a strategy from an assembly that somebody else compiled, under the rules of a C# file. What it uses is looked for beside it.</summary>
public static class StrategyAssembly
{
    /// <summary>Loads an assembly.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="fileName">The file as the user named it, for messages.</param>
    /// <exception cref="StrategyException">It cannot be read.</exception>
    public static StrategyFileResult Load(string path, string fileName)
    {
        ProblemList problems = new(fileName);
        StrategyClass found = new(fileName, HashOf(path, fileName), _ => (0, 0), problems);
        AssemblyLoadContext context = new(fileName, isCollectible: true);
        context.Resolving += (asking, name) => Path.Combine(Path.GetDirectoryName(path)!, name.Name + ".dll") is var beside && File.Exists(beside)
            ? asking.LoadFromAssemblyPath(beside)
            : null;
        try
        {
            Assembly assembly = context.LoadFromAssemblyPath(path);
            return new StrategyFileResult { Entry = found.Read(assembly), Problems = problems.InOrder() };
        }
        catch (Exception fault) when (fault is BadImageFormatException or FileLoadException or FileNotFoundException or TypeLoadException)
        {
            throw new StrategyException($"{fileName} cannot be loaded: {fault.Message} Build it for .NET 10 against the Core of this program.", fault);
        }
    }

    private static string HashOf(string path, string fileName)
    {
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StrategyException($"{fileName} cannot be read: {fault.Message} Check its permissions.", fault);
        }
    }
}
