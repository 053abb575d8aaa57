namespace BacktestCli.Reports.Diff;

/// <summary>Writes a comparison as lines of a screen, or as Markdown for a pull request.</summary>
public static class DiffText
{
    private const string Indent = "  ";

    /// <summary>Columns side by side, under their titles.</summary>
    public static IEnumerable<string> Lines(DiffPage page)
    {
        yield return page.Verdict;
        foreach (DiffTable table in page.Tables)
        {
            yield return "";
            yield return table.Title;
            foreach (string line in Columns(table))
                yield return (Indent + line).TrimEnd();
            if (table.Note is { } note)
                yield return Indent + note;
        }
    }

    /// <summary>The same in GitHub's Markdown.</summary>
    public static IEnumerable<string> Markdown(DiffPage page)
    {
        yield return $"**{Words.Capital(page.Verdict)}**";
        foreach (DiffTable table in page.Tables)
        {
            yield return "";
            yield return $"### {Escaped(Words.Capital(table.Title))}";
            yield return "";
            yield return Row(table.Header);
            yield return Row([.. table.Header.Select(_ => "---")]);
            foreach (IReadOnlyList<string> row in table.Rows)
                yield return Row(row);
            if (table.Note is { } note)
            {
                yield return "";
                yield return Escaped(note);
            }
        }
    }

    private static IEnumerable<string> Columns(DiffTable table)
    {
        IReadOnlyList<string>[] rows = table.Header.All(name => name.Length == 0) ? [.. table.Rows] : [table.Header, .. table.Rows];
        int[] widths = [.. Enumerable.Range(0, table.Header.Count).Select(column => rows.Max(row => row[column].Length))];
        return rows.Select(row => string.Join(Indent, row.Select((cell, column) => cell.ReplaceLineEndings(" ").PadRight(widths[column]))));
    }

    private static string Row(IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells.Select(Escaped))} |";

    /// <summary>Text that Markdown shows as it stands: what a strategy writes into a tag must not become a link, a picture or a new row.</summary>
    private static string Escaped(string text)
    {
        string escaped = text.ReplaceLineEndings(" ").Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
        foreach (char mark in "\\`*[]|!@#")
            escaped = escaped.Replace(mark.ToString(), "\\" + mark, StringComparison.Ordinal);
        return escaped;
    }
}
