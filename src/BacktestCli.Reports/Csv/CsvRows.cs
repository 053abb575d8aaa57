using System.Text;

namespace BacktestCli.Reports.Csv;

/// <summary>Reads a table of text (RFC 4180): cells between commas, quoted where they hold a comma, a quote or a line end.</summary>
public static class CsvRows
{
    /// <summary>Every row that is not empty.</summary>
    /// <exception cref="FormatException">A quote is not closed.</exception>
    public static IEnumerable<IReadOnlyList<string>> Read(TextReader text)
    {
        List<string> row = [];
        StringBuilder cell = new();
        int next;
        while ((next = text.Read()) >= 0)
        {
            if (next == '"' && cell.Length == 0)
            {
                Quoted(text, cell);
                continue;
            }

            if (next is not (',' or '\n'))
            {
                cell.Append(next == '\r' && text.Peek() == '\n' ? "" : (char)next);
                continue;
            }

            row.Add(Take(cell));
            if (next == ',')
                continue;
            if (row is not [""])
                yield return row;
            row = [];
        }

        if (row.Count > 0 || cell.Length > 0)
            yield return [.. row, Take(cell)];
    }

    private static string Take(StringBuilder cell)
    {
        string text = cell.ToString().Trim();
        cell.Clear();
        return text;
    }

    private static void Quoted(TextReader text, StringBuilder cell)
    {
        for (int next = text.Read(); next >= 0; next = text.Read())
        {
            if (next != '"')
                cell.Append((char)next);
            else if (text.Peek() == '"')
                cell.Append((char)text.Read());
            else
                return;
        }

        throw new FormatException("A quote is opened and not closed.");
    }
}
