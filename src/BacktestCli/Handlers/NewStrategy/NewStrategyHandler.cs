using BacktestCli.Composition;
using BacktestCli.Configuration;
using BacktestCli.Scripting.Declarative;
using BacktestCli.Signals.Store;

namespace BacktestCli.Handlers.NewStrategy;

/// <summary>Writes a new strategy file: one to begin with, or what a model makes of a user's words, once the user has agreed to it.</summary>
/// <param name="terminal">How to talk.</param>
/// <param name="surroundings">Paths and the clock.</param>
/// <param name="access">Finds the models; called only where a strategy is to be written from words.</param>
internal sealed class NewStrategyHandler(Terminal terminal, Surroundings surroundings, Func<ModelAccess> access)
{
    public async Task<int> ExecuteAsync(NewStrategyOptions options, CancellationToken cancellationToken)
    {
        UsageException.ThrowIfAny(options.Problems());
        StrategyTarget target = StrategyTarget.Find(options, surroundings);
        if (options.From is null)
        {
            target.Save(StartingFile.Write(options.Name, target.Reference));
            Report(new NewStrategyOutcome(options, target) { IsSaved = true });
            return ExitCode.Done;
        }

        StrategyDraft draft = await WriteAsync(options, Words(options.From), cancellationToken);
        NewStrategyOutcome outcome = new(options, target) { Draft = draft };
        if (!terminal.Json)
            NewStrategyText.Show(terminal, outcome);
        bool agreed = options.Yes || (terminal.CanAsk && terminal.Confirms($"Save it as {target.File}?"));
        if (agreed)
            target.Save(draft.Text);
        Report(outcome with { IsSaved = agreed });
        return ExitCode.Done;
    }

    private async Task<StrategyDraft> WriteAsync(NewStrategyOptions options, string words, CancellationToken cancellationToken)
    {
        QuestionRound round = new(access(), surroundings.Clock);
        using RecordingStore store = RecordingStore.Open(surroundings.Resolve(options.Signals));
        try
        {
            return await new StrategyAuthor(round, store, options, line => terminal.Tell(PlainText.Shown(line))).WriteAsync(words, cancellationToken);
        }
        finally
        {
            if (round.Spent != ModelUse.None)
                terminal.Tell($"asked: {round.Spent}.");
        }
    }

    /// <summary>The words themselves, or those of the file that they name.</summary>
    private string Words(string from)
    {
        string words = from, path = surroundings.Resolve(from);
        if (File.Exists(path))
        {
            if (new FileInfo(path).Length > 4L * NewStrategyOptions.MostWords)
                throw new UsageException($"--from {from}: a description has at most {NewStrategyOptions.MostWords:N0} characters; the file has {new FileInfo(path).Length:N0} bytes.");
            words = TextFile.Text(path, $"--from {from}");
        }
        else if (Path.GetExtension(from) is ".txt" or ".md" && !from.Contains(' ', StringComparison.Ordinal))
        {
            throw new UsageException($"--from {from}: there is no such file. Say in words what the strategy does, or name a file that does.");
        }

        words = words.TrimStart('\uFEFF').ReplaceLineEndings("\n").Trim();
        if (words.Length is 0 or > NewStrategyOptions.MostWords)
            throw new UsageException($"--from: a description has from 1 to {NewStrategyOptions.MostWords:N0} characters; this one has {words.Length:N0}.");
        return words;
    }

    private void Report(NewStrategyOutcome outcome)
    {
        if (terminal.Json)
            terminal.WriteJson(json => NewStrategyJson.Write(json, outcome));
        else if (outcome.IsSaved)
            terminal.Out.WriteLine($"{outcome.Target.File}: saved. Try it: backtest run --strategy {outcome.Target.Reference} --data sample");
        if (!outcome.IsSaved)
            terminal.Tell($"{outcome.Target.File}: nothing was saved. With --yes it is; the answer is kept in {outcome.Options.Signals}, so that it costs nothing again.");
        else if (BuiltInStrategies.Names.Contains(outcome.Target.Reference))
            terminal.Tell($"{outcome.Target.File} now stands before the built-in strategy of that name.");
    }
}

/// <summary>What became of it.</summary>
/// <param name="Options">What was asked for.</param>
/// <param name="Target">The file.</param>
internal sealed record NewStrategyOutcome(NewStrategyOptions Options, StrategyTarget Target)
{
    /// <summary>What a model wrote; null where none was asked.</summary>
    public StrategyDraft? Draft { get; init; }

    /// <summary>True where the file was written.</summary>
    public bool IsSaved { get; init; }

    /// <summary>What saving changes, line by line.</summary>
    public IReadOnlyList<DiffLine> Changes => Draft is null ? [] : LineDiff.Of(Lines(Target.Existing ?? ""), Lines(Draft.Text));

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');
}
