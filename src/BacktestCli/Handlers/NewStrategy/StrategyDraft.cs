using System.Text;
using BacktestCli.Signals.Chat;

namespace BacktestCli.Handlers.NewStrategy;

/// <summary>A strategy that a model wrote, and that passed every check.</summary>
internal sealed record StrategyDraft
{
    /// <summary>The whole file, with who wrote it from which words at its head.</summary>
    public required string Text { get; init; }

    /// <summary>What the model says of it; empty where it says nothing.</summary>
    public required string Explanation { get; init; }

    /// <summary>How it was checked.</summary>
    public required DraftCheck Check { get; init; }

    /// <summary>Who wrote it, how often, and what that took.</summary>
    public required StrategyRecording Recording { get; init; }

    /// <summary>True where it was not asked for now.</summary>
    public required bool IsStored { get; init; }

    /// <summary>What stands at the head of the file.</summary>
    /// <param name="model">Who wrote it.</param>
    /// <param name="words">From which words.</param>
    public static string Header(ModelName model, string words)
    {
        StringBuilder header = new($"# Written by the language model {Line($"{model}")} from these words:\n#\n");
        foreach (string line in words.ReplaceLineEndings("\n").Split('\n'))
            header.Append($"#   {Line(line)}".TrimEnd()).Append('\n');
        return header.Append("#\n# Read it before you trust it: a model can misunderstand, and a rule that reads well need not earn anything.\n\n").ToString();
    }

    private static string Line(string text) => PlainText.Shown(text.Replace('\t', ' ').ReplaceLineEndings(" "));
}
