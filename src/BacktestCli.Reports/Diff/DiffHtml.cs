using System.Net;

namespace BacktestCli.Reports.Diff;

/// <summary>Writes a comparison as one HTML page that needs nothing else: no script, no font, no network.</summary>
public static class DiffHtml
{
    private const string Style =
        ":root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem}"
        + "h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}table{border-collapse:collapse;display:block;overflow-x:auto}"
        + "th,td{border-bottom:1px solid #8885;padding:.25rem .75rem .25rem 0;text-align:left;vertical-align:top;font-variant-numeric:tabular-nums}"
        + ".better{color:#17803d}.worse,.beyond{color:#c22f2f}";

    /// <summary>Writes the page.</summary>
    /// <param name="page">What it says.</param>
    /// <param name="names">What the reports are called, in order.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(DiffPage page, IReadOnlyList<string> names, TextWriter writer)
    {
        writer.Write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
            + $"<title>{Text(string.Join(" | ", names))}</title>\n<style>{Style}</style>\n</head>\n<body>\n<h1>{Text(Words.Capital(page.Verdict))}</h1>\n<p>");
        writer.Write(string.Join("<br>\n", names.Select((name, i) => $"{(char)('A' + (i % 26))}: {Text(name)}")));
        writer.Write("</p>\n");
        foreach (DiffTable table in page.Tables)
            Write(table, writer);
        writer.Write("</body>\n</html>\n");
    }

    private static void Write(DiffTable table, TextWriter writer)
    {
        writer.Write($"<section>\n<h2>{Text(Words.Capital(table.Title))}</h2>\n<table>\n<thead><tr>");
        foreach (string name in table.Header)
            writer.Write($"<th scope=\"col\">{Text(name)}</th>");
        writer.Write("</tr></thead>\n<tbody>\n");
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            writer.Write("<tr>");
            foreach (string cell in row)
                writer.Write(cell is "better" or "worse" or "beyond" ? $"<td class=\"{cell}\">{cell}</td>" : $"<td>{Text(cell)}</td>");
            writer.Write("</tr>\n");
        }

        writer.Write("</tbody>\n</table>\n");
        if (table.Note is { } note)
            writer.Write($"<p>{Text(note)}</p>\n");
        writer.Write("</section>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
