using BacktestCli.Composition;

namespace BacktestCli.Handlers.NewStrategy;

/// <summary>A strategy that a model wrote, for the person who decides about it.</summary>
internal static class NewStrategyText
{
    public static void Show(Terminal terminal, NewStrategyOutcome outcome)
    {
        StrategyDraft draft = outcome.Draft!;
        DiffText.Print(terminal.OpenConsole(), DiffText.Shorten(outcome.Changes));
        terminal.Out.WriteLine();
        if (draft.Reading.Explanation.Length > 0)
            terminal.Out.WriteLine($"{draft.Reading.Explanation}\n");
        terminal.Out.WriteLine(draft.Check.Findings);
        if (draft.Check.Causality is { Requests: 0 })
            terminal.Out.WriteLine("  It ordered nothing on those bars. They are invented; see whether it does on yours.");
        string again = draft.Recording.IsReAsked ? ", after its mistakes were sent back" : "";
        terminal.Out.WriteLine($"written by {PlainText.Shown($"{draft.Model}")}{again}: {ModelUse.Of(draft.Recording)}.");
        if (draft.IsStored)
            terminal.Tell($"The answer is the recorded one of {outcome.Options.Signals}; nothing was asked.");
    }
}
