using System.Reflection;
using BacktestCli.Core;
using BacktestCli.Scripting.CSharp;
using BacktestCli.Scripting.Declarative;

namespace BacktestCli.Scripting;

/// <summary>
/// Finds strategies: files of <c>./strategies</c>, then those that come with the program. A file of the folder stands before a built-in one
/// of the same name.
/// </summary>
/// <param name="workingDirectory">Where paths, and the folder, start; the folder need not be there.</param>
/// <param name="code">
/// Gives the assembly of those in C# that come with the program, each with its text as the resource <c>strategies/&lt;class&gt;.cs</c>; null: there is none.
/// It is not asked before a name makes it necessary.
/// </param>
public sealed class StrategyLibrary(string workingDirectory, Func<Assembly>? code = null)
{
    private const string Folder = "strategies";

    private static readonly string[] Extensions = [".yaml", ".yml"];

    private readonly CompiledStrategies? _code = code is null ? null : new CompiledStrategies(code);

    /// <summary>Every name that can be found, in order.</summary>
    /// <exception cref="StrategyException">The folder cannot be read.</exception>
    public IReadOnlyList<string> Names =>
        [.. OwnFiles().Keys.Union(BuiltInStrategies.Names).Union(_code?.Names ?? []).Order(StringComparer.Ordinal)];

    /// <summary>Finds one by its name, or by the path of a .yaml, .yml, .cs or .dll file: code of yours runs only where its file is named.</summary>
    /// <exception cref="StrategyException">It is there and cannot be read.</exception>
    public StrategySearch Find(string nameOrPath)
    {
        if (Path.GetExtension(nameOrPath) is ".yaml" or ".yml" or ".cs" or ".dll")
            return File.Exists(FullPath(nameOrPath)) ? Read(nameOrPath) : Nothing($"there is no strategy file {nameOrPath}.");
        if (OwnFiles().TryGetValue(nameOrPath, out string? path))
            return Read(path);
        if (BuiltInStrategies.Names.Contains(nameOrPath))
            return Found(new StrategySource(nameOrPath, nameOrPath + ".yaml", BuiltInStrategies.Text(nameOrPath), IsBuiltIn: true));
        if (_code?.Find(nameOrPath) is { } compiled)
            return Found(compiled);
        return Nothing($"there is no strategy {nameOrPath}; there are {string.Join(", ", Names)}.{Spelling.DidYouMean(nameOrPath, Names)}");
    }

    /// <summary>Paths as a user in the working directory would type them, by name.</summary>
    private Dictionary<string, string> OwnFiles()
    {
        if (!Directory.Exists(FullPath(Folder)))
            return [];
        Dictionary<string, string> files = [];
        foreach (string path in Guarded(Folder, () => Directory.GetFiles(FullPath(Folder))).Order(StringComparer.Ordinal))
        {
            if (Extensions.Contains(Path.GetExtension(path)))
                files.TryAdd(Path.GetFileNameWithoutExtension(path), $"{Folder}/{Path.GetFileName(path)}");
        }

        return files;
    }

    private StrategySearch Read(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path), extension = Path.GetExtension(path);
        if (extension == ".dll")
            return Found(new StrategySource(name, path, "", IsBuiltIn: false) { Assembly = FullPath(path) });
        long length = Guarded(path, () => new FileInfo(FullPath(path)).Length);
        // No encoding takes more than four bytes a character, so this keeps out nothing that could be a strategy.
        if (extension != ".cs" && length > 4L * StrategyFile.MostCharacters)
            return Nothing($"{path} has {length:N0} bytes; a strategy file has at most {StrategyFile.MostCharacters:N0} characters.");
        string text = Guarded(path, () => File.ReadAllText(FullPath(path)));
        return Found(new StrategySource(name, path, text, IsBuiltIn: false));
    }

    private string FullPath(string path) => Path.GetFullPath(path, workingDirectory);

    private static T Guarded<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StrategyException($"{path} cannot be read: {fault.Message} Check its permissions.", fault);
        }
    }

    private static StrategySearch Found(StrategySource source) => new() { Source = source };

    private static StrategySearch Nothing(string problem) => new() { Problem = problem };
}
