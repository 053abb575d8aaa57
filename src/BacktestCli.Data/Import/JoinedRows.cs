using BacktestCli.Data.Import.Readers;
using BacktestCli.Data.Import.Text;

namespace BacktestCli.Data.Import;

/// <summary>The rows of all documents of an import in one table, the earliest document first, and where each row was written.</summary>
internal sealed class JoinedRows
{
    private readonly List<DocumentRows> _documents;
    private readonly List<int> _starts = [];

    /// <summary>Turns documents that are newest first, and joins them.</summary>
    public JoinedRows(IEnumerable<DocumentRows> documents)
    {
        _documents = [.. documents];
        foreach (DocumentRows document in _documents)
            Turn(document);
        _documents = [.. _documents.OrderBy(document => document.Bars.Count == 0 ? long.MinValue : document.Bars.Times[0])];
        int start = 0;
        foreach (DocumentRows document in _documents)
        {
            _starts.Add(start);
            start += document.Bars.Count;
        }

        Bars = _documents.Count == 1 ? _documents[0].Bars : new BarTable();
        if (_documents.Count > 1)
            Bars.TakeRows([.. _documents.Select(document => document.Bars)]);
        Notes = [.. _documents.SelectMany(document => document.Notes), .. UnitNotes()];
    }

    /// <summary>All rows.</summary>
    public BarTable Bars { get; }

    /// <summary>What a reader should know of the documents.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The rows that could not be read.</summary>
    public FaultTally Unparsable()
    {
        var all = new FaultTally(FaultKind.Unparsable);
        foreach (DocumentRows document in _documents)
            all.Join(document.Unparsable);
        return all;
    }

    /// <summary>True where a row is the first of its document.</summary>
    public bool IsFirstOfDocument(int row) => _starts.BinarySearch(row) >= 0;

    /// <summary>A row, for a message.</summary>
    public FaultExample Example(int row, string value)
    {
        int place = _starts.BinarySearch(row);
        int document = place >= 0 ? place : ~place - 1;
        while (document + 1 < _starts.Count && _starts[document + 1] == _starts[document])
            document++;
        return new FaultExample(_documents[document].Name, _documents[document].Lines[row - _starts[document]], value);
    }

    private static void Turn(DocumentRows document)
    {
        ReadOnlySpan<long> times = document.Bars.Times;
        int falls = 0;
        for (int i = 1; i < times.Length; i++)
            falls += times[i] < times[i - 1] ? 1 : times[i] > times[i - 1] ? -1 : 0;
        if (falls <= 0)
            return;

        Reverse(document, 0, times.Length);
        for (int start = 0, end; start < times.Length; start = end)
        {
            end = start + 1;
            while (end < times.Length && times[end] == times[start])
                end++;
            if (end - start > 1)
                Reverse(document, start, end - start); // rows of one time stay in the order they were written
        }

        document.Notes.Add($"{document.Name}: newest first, turned");
    }

    private static void Reverse(DocumentRows document, int start, int count)
    {
        document.Bars.Reverse(start, count);
        document.Lines.Reverse(start, count);
    }

    private IEnumerable<string> UnitNotes()
    {
        TimeUnit[] used = [.. Enum.GetValues<TimeUnit>().Where(unit => Total(unit) > 0)];
        if (used.Length > 1)
        {
            string counts = string.Join(", ", used.Select(unit =>
                $"{Total(unit):N0} {(unit == TimeUnit.Text ? "as dates" : "in " + unit.ToString().ToLowerInvariant())}"));
            yield return $"times are written in more than one unit: {counts}";
        }
    }

    private long Total(TimeUnit unit) => _documents.Sum(document => document.CountOf(unit));
}
