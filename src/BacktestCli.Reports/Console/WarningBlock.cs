using BacktestCli.Reports.Signals;
using Spectre.Console;

namespace BacktestCli.Reports.Console;

/// <summary>What stands against a run, in sentences.</summary>
internal static class WarningBlock
{
    /// <summary>Prints what makes every figure worthless.</summary>
    public static void PrintAbove(IAnsiConsole console, IReadOnlyList<ReportWarning> warnings)
    {
        foreach (ReportWarning warning in warnings.Where(IsContaminated))
            Sentence(console, $"{warning.Code.ToUpperInvariant()}: {warning.Text}", "", "red");
    }

    /// <summary>Prints the rest.</summary>
    public static void Print(IAnsiConsole console, IReadOnlyList<ReportWarning> warnings)
    {
        string label = "Warnings";
        foreach (ReportWarning warning in warnings.Where(warning => !IsContaminated(warning)))
        {
            Sentence(console, $"{warning.Code}: {warning.Text}", label, "yellow");
            label = "";
        }
    }

    /// <summary>A text on as many lines as it needs, a label before the first.</summary>
    public static void Sentence(IAnsiConsole console, string text, string label, string colour)
    {
        foreach (string line in Wrap(text, Summary.Width - Summary.LabelWidth))
        {
            console.MarkupLine($"[{colour}]{label.PadRight(Summary.LabelWidth)}{Markup.Escape(line)}[/]");
            label = "";
        }
    }

    private static bool IsContaminated(ReportWarning warning) => warning.Code == SignalWords.Contaminated;

    private static IEnumerable<string> Wrap(string text, int width)
    {
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = " ";
            }

            line = line.Length > 0 ? $"{line} {word}" : word;
        }

        yield return line;
    }
}
