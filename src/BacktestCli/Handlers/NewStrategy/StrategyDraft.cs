using System.Text;
using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Store;

namespace BacktestCli.Handlers.NewStrategy;

/// <summary>A strategy that a model wrote, and that passed every check.</summary>
/// <param name="Words">What it was asked for.</param>
/// <param name="Reading">What it answered.</param>
/// <param name="Check">How that was checked.</param>
/// <param name="Recording">Who answered, and what that took.</param>
internal sealed record StrategyDraft(string Words, AnswerReading Reading, DraftCheck Check, Recording Recording)
{
    /// <summary>True where it was not asked for now.</summary>
    public bool IsStored { get; init; }

    /// <summary>Who wrote it.</summary>
    public ModelName Model => Recording.Model!;

    /// <summary>The whole file, with who wrote it from which words at its head.</summary>
    public string Text => Header() + Reading.Yaml;

    private string Header()
    {
        StringBuilder header = new($"# Written by the language model {Line($"{Model}")} from these words:\n#\n");
        foreach (string line in Words.ReplaceLineEndings("\n").Split('\n'))
            header.Append($"#   {Line(line)}".TrimEnd()).Append('\n');
        return header.Append("#\n# Read it before you trust it: a model can misunderstand, and a rule that reads well need not earn anything.\n\n").ToString();
    }

    private static string Line(string text) => PlainText.Shown(text.Replace('\t', ' ').ReplaceLineEndings(" "));
}
