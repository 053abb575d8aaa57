using BacktestCli.Data.Import.Text;

namespace BacktestCli.Data.Import.Readers;

/// <summary>Reads bars from a CSV straight into columns: no string and no object is made for a row.</summary>
internal sealed class CsvBars(ImportRequest request, DocumentRows rows)
{
    private const int MaxBannerLines = 5;
    private const int LinesToJudgeBy = 1_000;
    private const double Slack = 1.01;
    private const double MostRowsForeseen = 1 << 23;

    private readonly double[] _values = new double[BarFields.Count];
    private readonly FieldParser _fields = new(request, rows.Name);

    /// <summary>Reads the whole document.</summary>
    public void Read(ByteFeed bytes, CancellationToken cancellationToken)
    {
        var lines = new LineFeed(bytes);
        CsvLayout? layout = FindLayout(lines);
        while (layout is not null && lines.TryRead(out ReadOnlySpan<byte> line))
        {
            if (lines.LineNumber == LinesToJudgeBy)
                rows.Bars.Reserve((int)Math.Min(Slack * bytes.InTheWhole(rows.Bars.Count), MostRowsForeseen));
            if ((lines.LineNumber & 0xFFFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            if (!line.Trim((byte)' ').IsEmpty)
                ReadRow(layout, line, lines.LineNumber);
        }
    }

    /// <summary>Goes to the first line that names columns or holds a bar, and takes that bar; null where there is nothing at all.</summary>
    private CsvLayout? FindLayout(LineFeed lines)
    {
        string first = "";
        while (lines.LineNumber <= MaxBannerLines && lines.TryRead(out ReadOnlySpan<byte> line))
        {
            if (CsvLayout.From(line, request.Symbol) is not { } layout)
            {
                first = first.Length == 0 ? DocumentRows.Excerpt(line) : first;
                if (CsvLayout.IsBrokenBar(line))
                    rows.Reject(lines.LineNumber, line);
                else if (!line.IsEmpty)
                    rows.Notes.Add($"{rows.Name}, line {lines.LineNumber}: skipped '{DocumentRows.Excerpt(line)}', which is "
                        + "neither a header nor a bar");
                continue;
            }

            if (!layout.IsHeader)
                ReadRow(layout, line, lines.LineNumber);
            return layout;
        }

        if (first.Length == 0)
            return null;

        throw new DataException(
            $"{rows.Name}: no header or bar in the first lines; the first is '{first}'. A header must name a time column and "
            + "open, high, low, close, volume; "
            + "without one, rows must have 6 columns (open time, open, high, low, close, volume) or Binance's 12. Add a header line.");
    }

    private void ReadRow(CsvLayout layout, ReadOnlySpan<byte> line, int number)
    {
        Array.Fill(_values, double.NaN);
        ReadOnlySpan<int> targets = layout.Targets;
        ReadOnlySpan<byte> rest = line;
        int column = 0;
        for (bool more = true; more; column++)
        {
            int end = rest.IndexOf(layout.Separator);
            more = end >= 0;
            ReadOnlySpan<byte> field = more ? rest[..end] : rest;
            rest = more ? rest[(end + 1)..] : default;
            bool isTrailing = column == targets.Length && field.IsEmpty && !more;
            if (!isTrailing && (column >= targets.Length || !_fields.Read(targets[column], field, number, _values)))
            {
                rows.Reject(number, line);
                return;
            }
        }

        if (column < targets.Length)
            rows.Reject(number, line);
        else
            rows.Add(_fields.Time, _fields.Unit, _values, number);
    }
}
