using Spectre.Console;

namespace BacktestCli.Handlers.NewStrategy;

/// <summary>A comparison for people: what changed, and a few lines around it.</summary>
internal static class DiffText
{
    private const int Around = 3;

    /// <summary>The lines worth reading; a longer stretch in which nothing changed is a line that counts it.</summary>
    public static IEnumerable<DiffLine> Shorten(IReadOnlyList<DiffLine> lines)
    {
        for (int i = 0; i < lines.Count;)
        {
            int end = i;
            while (end < lines.Count && lines[end].Sign == ' ')
                end++;
            int head = i == 0 ? 0 : Around, tail = end == lines.Count ? 0 : Around, hidden = end - i - head - tail;
            foreach (DiffLine line in hidden > 1 ? [.. lines.Skip(i).Take(head), Counted(hidden), .. lines.Skip(end - tail).Take(tail)] : lines.Skip(i).Take(end - i))
                yield return line;
            for (i = end; i < lines.Count && lines[i].Sign != ' '; i++)
                yield return lines[i];
        }
    }

    /// <summary>Prints them, green and red where there are colours; no line is broken.</summary>
    public static void Print(IAnsiConsole console, IEnumerable<DiffLine> lines)
    {
        console.Profile.Width = int.MaxValue / 4;
        foreach (DiffLine line in lines)
        {
            Style style = line.Sign switch
            {
                '+' => new Style(Color.Green),
                '-' => new Style(Color.Maroon),
                _ => Style.Plain,
            };
            console.Write(new Text(PlainText.Shown(line.ToString()) + "\n", style));
        }
    }

    private static DiffLine Counted(int lines) => DiffLine.Kept($"… {lines:N0} lines as they are");
}
