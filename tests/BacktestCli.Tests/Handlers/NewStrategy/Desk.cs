using BacktestCli.Composition;
using BacktestCli.Handlers.NewStrategy;
using BacktestCli.Signals.Chat;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Handlers.NewStrategy;

/// <summary>A user who wants a strategy written: a folder, scripted models, and what was printed.</summary>
internal sealed class Desk : IDisposable
{
    /// <summary>A strategy that is right.</summary>
    public const string Dip = """
        name: dip
        description: Buys when RSI is oversold on a volume spike; sells when it is overbought.
        warm_up: 70
        entry: rsi(14) < 30 and volume > 1.5 * sma(volume, 20)
        exit: rsi(14) > 70
        size: 95%

        """;

    /// <summary>Where answers are kept.</summary>
    public const string Store = "signals/strategy-new.jsonl";

    public string Folder { get; } = Directory.CreateTempSubdirectory("backtest-").FullName;

    public ScriptedModels Models { get; } = new();

    public IReadOnlyList<ModelSettings> Order { get; init; } = [ScriptedModels.Model("one"), ScriptedModels.Model("two")];

    /// <summary>What a person types; null: no person is there.</summary>
    public string? Typed { get; init; }

    public bool Json { get; init; }

    public string Out { get; private set; } = "";

    public string Error { get; private set; } = "";

    /// <summary>Every file there is but the recordings.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file))
        .Where(file => !file.StartsWith(Store, StringComparison.Ordinal));

    public static NewStrategyOptions Wish => new() { Name = "dip", From = "buy when RSI is oversold on a volume spike" };

    public bool HasStore => File.Exists(Path.Combine(Folder, Store));

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    /// <summary>Runs the command; what it throws is thrown.</summary>
    public async Task<int> RunAsync(NewStrategyOptions options)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        Surroundings surroundings = new()
        {
            Out = output,
            Error = error,
            Environment = new Dictionary<string, string>(),
            WorkingDirectory = Folder,
            Clock = TimeProvider.System,
            ErrorIsTerminal = Typed is not null,
            InIsTerminal = Typed is not null,
            In = new StringReader(Typed ?? ""),
        };
        Terminal terminal = new(surroundings, new TerminalOptions(Json, Quiet: false, Verbose: false, NoColor: true, LogFile: null));
        try
        {
            return await new NewStrategyHandler(terminal, surroundings, () => new ModelAccess(Models, Order)).ExecuteAsync(options, TestContext.Current.CancellationToken);
        }
        finally
        {
            (Out, Error) = (output.ToString(), error.ToString());
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>An answer in a fence, with a sentence before it.</summary>
    public static string Fenced(string yaml) => $"Here it is.\n\n```yaml\n{yaml}```\n";
}
