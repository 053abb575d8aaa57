using System.Text;
using BacktestCli.Data.Import.Text;

namespace BacktestCli.Data.Import.Readers;

/// <summary>What one document (a file, or a file inside an archive) held, before any check.</summary>
internal sealed class DocumentRows(string name)
{
    private const int ExcerptLength = 60;

    private readonly long[] _units = new long[5];
    private readonly List<int> _lines = [];

    /// <summary>The file, and the entry inside it where it is an archive.</summary>
    public string Name => name;

    /// <summary>Rows that could be read, in the order they were written.</summary>
    public BarTable Bars { get; } = new();

    /// <summary>Where each was written: line of a text, element of a JSON array, row of a Parquet file; 1 the first.</summary>
    public List<int> Lines => _lines;

    /// <summary>Rows that could not be read.</summary>
    public FaultTally Unparsable { get; } = new(FaultKind.Unparsable);

    /// <summary>What a reader should know and need not act on.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>How many times were written in a unit.</summary>
    public long CountOf(TimeUnit unit) => _units[(int)unit];

    /// <summary>Takes a row.</summary>
    public void Add(long time, TimeUnit unit, ReadOnlySpan<double> values, int line)
    {
        _units[(int)unit]++;
        _lines.Add(line);
        Bars.Add(time, values);
    }

    /// <summary>Notes a row that cannot be read.</summary>
    public void Reject(int line, ReadOnlySpan<byte> text)
    {
        bool keep = Unparsable.Add();
        if (keep)
            Unparsable.Explain(new FaultExample(name, line, $"'{Excerpt(text)}'"));
    }

    /// <summary>The start of a text, for a message.</summary>
    public static string Excerpt(ReadOnlySpan<byte> text)
    {
        string start = Encoding.UTF8.GetString(text[..Math.Min(text.Length, ExcerptLength)]);
        return new string([.. start.Select(letter => char.IsControl(letter) ? ' ' : letter)]) + (text.Length > ExcerptLength ? "…" : "");
    }
}
