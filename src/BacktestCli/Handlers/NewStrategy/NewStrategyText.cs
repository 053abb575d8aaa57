using BacktestCli.Composition;

namespace BacktestCli.Handlers.NewStrategy;

/// <summary>A strategy that a model wrote, for the person who decides about it.</summary>
internal static class NewStrategyText
{
    public static void Show(Terminal terminal, NewStrategyOutcome outcome)
    {
        StrategyDraft draft = outcome.Draft!;
        StrategyRecording recording = draft.Recording;
        DiffText.Print(terminal.OpenConsole(), DiffText.Shorten(outcome.Changes));
        terminal.Out.WriteLine();
        if (draft.Explanation.Length > 0)
            terminal.Out.WriteLine($"{draft.Explanation}\n");
        terminal.Out.WriteLine(draft.Check.Findings);
        if (draft.Check.Causality is { Requests: 0 })
            terminal.Out.WriteLine("  It ordered nothing on those bars. They are invented; see whether it does on yours.");
        string attempts = recording.Attempts == 1 ? "at the first attempt" : $"at attempt {recording.Attempts}";
        terminal.Out.WriteLine($"written by {PlainText.Shown($"{recording.Model}")} {attempts}: {recording.Use}.");
        if (draft.IsStored)
            terminal.Tell($"The answer is the recorded one of {outcome.Options.Signals}; nothing was asked.");
    }
}
