using System.CommandLine;
using BacktestCli.Composition;

namespace BacktestCli.Configuration;

/// <summary>Everything the user has set outside the command line.</summary>
internal sealed class Setup
{
    private readonly IReadOnlyDictionary<string, LayeredOption> _below;

    private Setup(OptionCatalog catalog, Variables variables, ConfigurationFile? file, ParseResult result)
    {
        (Catalog, Variables, File) = (catalog, variables, file);
        Models = new ModelDirectory(variables, file);
        Sources = new SourceSettings(variables, file);
        Layers = new OptionLayers(variables, file, catalog);
        _below = Layers.Below(result, PathOf(result.CommandResult.Command)).ToDictionary(option => option.Option.Option.Name);
    }

    /// <summary>Every option that can be set, of the commands that were made.</summary>
    public OptionCatalog Catalog { get; }

    /// <summary>The environment.</summary>
    public Variables Variables { get; }

    /// <summary>Models of language by name.</summary>
    public ModelDirectory Models { get; }

    /// <summary>The configuration; null: there is none.</summary>
    public ConfigurationFile? File { get; }

    /// <summary>What is set about sources of market data.</summary>
    public SourceSettings Sources { get; }

    /// <summary>What is set about options.</summary>
    public OptionLayers Layers { get; }

    /// <summary>
    /// Looks for it: in the environment, in <c>.env</c>, in the file that <c>--config</c> or BACKTEST_CONFIG names, else in the nearest
    /// <c>backtest.yaml</c> from the working directory upwards, and in the <c>.env</c> beside that.
    /// </summary>
    /// <param name="surroundings">Where to look.</param>
    /// <param name="root">The command tree, with the command typed.</param>
    /// <param name="whole">The same with every command: a file may set the options of any; asked only where there is a file.</param>
    /// <param name="result">The command line.</param>
    /// <param name="named">What <c>--config</c> names; null: nothing.</param>
    /// <exception cref="UsageException">The file that was named is not there, or a file has mistakes.</exception>
    public static Setup Load(Surroundings surroundings, RootCommand root, Func<RootCommand> whole, ParseResult result, string? named)
    {
        OptionCatalog catalog = new(root);
        Variables variables = new(surroundings);
        string? name = named ?? variables.Find("BACKTEST_CONFIG")?.Value;
        if (name is not null && !System.IO.File.Exists(surroundings.Resolve(name)))
            throw new UsageException($"there is no configuration {name}. Name another with --config, or write one: backtest config init.");
        if (name is null && (name = Nearest(surroundings)) is not null)
            variables.AddBeside(surroundings, name);
        ConfigurationFile? file = name is null ? null : ConfigurationFile.Read(surroundings.Resolve(name), name, new OptionCatalog(whole()));
        return new Setup(catalog, variables, file, result);
    }

    /// <summary>The words of a command line with those of the layers below in their place; the same words where the layers are silent.</summary>
    public IReadOnlyList<string> Complete(IReadOnlyList<string> words)
    {
        string[] added = [.. _below.Values.SelectMany(option => option.Words)];
        int end = Enumerable.Range(0, words.Count).FirstOrDefault(place => words[place] == "--", words.Count);
        return added.Length == 0 ? words : [.. words.Take(end), .. added, .. words.Skip(end)];
    }

    /// <summary>Names the place that a message is about, where it begins with an option that was not typed.</summary>
    public string Locate(string message)
    {
        string name = message.Split(' ', ':', ',')[0];
        return _below.TryGetValue(name, out LayeredOption? option) ? $"{option.Place}: {message}" : message;
    }

    /// <summary>The nearest configuration from the working directory upwards, as seen from there: <c>../backtest.yaml</c>; null: none.</summary>
    private static string? Nearest(Surroundings surroundings)
    {
        for (string? folder = surroundings.WorkingDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            string path = Path.Combine(folder, ConfigurationFile.DefaultName);
            if (System.IO.File.Exists(path))
                return Path.GetRelativePath(surroundings.WorkingDirectory, path);
        }

        return null;
    }

    /// <summary>A command's path without the program's name: <c>data download</c>.</summary>
    private static string PathOf(Command command) => command.Parents.OfType<Command>().FirstOrDefault() switch
    {
        null => "",
        RootCommand => command.Name,
        Command parent => $"{PathOf(parent)} {command.Name}",
    };
}
