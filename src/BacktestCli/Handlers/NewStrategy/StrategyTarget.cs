using System.Text;
using BacktestCli.Composition;
using BacktestCli.Configuration;
using BacktestCli.Data;
using BacktestCli.Data.Export;
using BacktestCli.Scripting.Declarative;

namespace BacktestCli.Handlers.NewStrategy;

/// <summary>The one file that is written. Its place comes from what the user typed and from nothing else.</summary>
internal sealed class StrategyTarget
{
    private readonly string _path;

    private StrategyTarget(string file, string path, string? existing) => (File, _path, Existing) = (file, path, existing);

    /// <summary>The file, as the user would type it.</summary>
    public string File { get; }

    /// <summary>What stands there now; null: nothing.</summary>
    public string? Existing { get; }

    /// <summary>What a user types to mean it: a name where the library finds it, else its path.</summary>
    public required string Reference { get; init; }

    /// <summary>Finds the place.</summary>
    /// <exception cref="UsageException">Something is there that is not to be replaced, or cannot be.</exception>
    public static StrategyTarget Find(NewStrategyOptions options, Surroundings surroundings)
    {
        string file = options.Out ?? $"strategies/{options.Name}.yaml", path = surroundings.Resolve(file);
        if (Directory.Exists(path))
            throw new UsageException($"{file} is a folder. Name a file with --out.");
        if (!Path.Exists(path))
            return new StrategyTarget(file, path, null) { Reference = options.Out ?? options.Name };
        if (!options.Force)
            throw new UsageException($"{file} is there already and is left alone. Choose another name or --out, or replace it with --force.");
        if (new FileInfo(path) is { Exists: true, Length: > 4L * StrategyFile.MostCharacters })
            throw new UsageException($"{file} is too large to be a strategy and is left alone. Move it away first.");
        return new StrategyTarget(file, path, TextFile.Text(path, file).ReplaceLineEndings("\n")) { Reference = options.Out ?? options.Name };
    }

    /// <summary>Writes it, whole or not at all.</summary>
    /// <exception cref="DataException">The disk does not let us; what stood there before still does.</exception>
    public void Save(string text) => WholeFile.Write(_path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
}
