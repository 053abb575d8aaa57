using System.Reflection;

namespace BacktestCli.Scripting.Declarative;

/// <summary>The strategies that come with the program: the files of <c>strategies/</c>, held inside it.</summary>
public static class BuiltInStrategies
{
    private const string Folder = "strategies/";
    private const string Extension = ".yaml";

    private static readonly Assembly Home = typeof(BuiltInStrategies).Assembly;

    /// <summary>Their names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = Find();

    /// <summary>The text of one's file.</summary>
    /// <exception cref="ArgumentException">None is called so.</exception>
    public static string Text(string name)
    {
        using Stream stream = Home.GetManifestResourceStream(Folder + name + Extension)
            ?? throw new ArgumentException($"no strategy called {name} comes with the program.", nameof(name));
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    private static string[] Find()
    {
        string[] names = Array.FindAll(Home.GetManifestResourceNames(), name => name.StartsWith(Folder, StringComparison.Ordinal));
        names = Array.ConvertAll(names, name => name[Folder.Length..^Extension.Length]);
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }
}
