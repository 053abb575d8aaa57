using System.Globalization;
using BacktestCli.Reports.Csv;

namespace BacktestCli.Reports.Curves;

/// <summary>A CSV file as columns of numbers, and the times of its rows where it has some.</summary>
internal sealed class CurveTable
{
    private const double FirstSecond = 1e8;
    private const double FirstMillisecond = 1e11;

    private static readonly string[] TimeNames = ["date", "time", "day", "timestamp", "datetime"];

    private readonly string _name;
    private readonly string[] _titles;
    private readonly IReadOnlyList<string>[] _rows;
    private readonly int _time;

    /// <exception cref="ReportException">It is no table, or its times are not in order.</exception>
    public CurveTable(TextReader text, string name)
    {
        _name = name;
        IReadOnlyList<string>[] rows = Rows(text, name);
        bool headed = rows[0].Any(cell => Number(cell) is null && Date(cell) is null && cell.Length > 0);
        _titles = headed ? [.. rows[0]] : [.. Enumerable.Range(1, rows[0].Count).Select(place => place.ToString(CultureInfo.InvariantCulture))];
        _rows = headed ? rows[1..] : rows;
        FirstLine = headed ? 2 : 1;
        _time = Array.FindIndex(_titles, title => IsTime(title, headed));
        if (_rows.FirstOrDefault(row => row.Count != _titles.Length) is { } odd)
            throw new ReportException($"{name} line {FirstLine + Array.IndexOf(_rows, odd)} has {odd.Count} cells, and there are {_titles.Length} columns. Mend the file.");
        Times = _time < 0 ? null : [.. _rows.Select(row => Time(row[_time])!.Value)];
        for (int i = 1; i < Times?.Length; i++)
        {
            if (Times[i] <= Times[i - 1])
                throw new ReportException($"{name} line {FirstLine + i}: {_rows[i][_time]} is not after {_rows[i - 1][_time]}. Sort the file by {_titles[_time]}, each time once.");
        }
    }

    /// <summary>The line of the first row.</summary>
    public int FirstLine { get; }

    /// <summary>How many rows there are.</summary>
    public int Count => _rows.Length;

    /// <summary>Times of the rows, Unix ms; null where there are none.</summary>
    public long[]? Times { get; }

    /// <summary>Names of the columns that hold numbers, in order.</summary>
    public IEnumerable<string> NumberColumns => _titles.Where((_, i) => i != _time && Array.Exists(_rows, row => Number(row[i]) is not null)
        && Array.TrueForAll(_rows, row => row[i].Length == 0 || Number(row[i]) is not null));

    /// <summary>The numbers of a column; NaN where a cell is empty.</summary>
    /// <exception cref="ReportException">There is no such column, or it holds something else.</exception>
    public double[] Numbers(string column)
    {
        int place = Array.IndexOf(_titles, column);
        if (place < 0)
            throw new ReportException($"{_name} has no column '{column}'. Its columns are {string.Join(", ", _titles)}.");
        double[] values = new double[_rows.Length];
        for (int i = 0; i < values.Length; i++)
        {
            string cell = _rows[i][place];
            values[i] = cell.Length == 0 ? double.NaN
                : Number(cell) ?? throw new ReportException($"{_name} line {FirstLine + i}: {column} is '{cell}', which is no number. Mend it, or choose another column with --column.");
        }

        return values;
    }

    private static IReadOnlyList<string>[] Rows(TextReader text, string name)
    {
        try
        {
            IReadOnlyList<string>[] rows = [.. CsvRows.Read(text)];
            return rows.Length > 0 ? rows : throw new ReportException($"{name} is empty. Give a CSV file with a row for each day, or for each shorter time.");
        }
        catch (FormatException fault)
        {
            throw new ReportException($"{name} is no CSV file: {fault.Message} Give one with a row for each day, or for each shorter time.", fault);
        }
    }

    private bool IsTime(string title, bool headed)
    {
        int place = Array.IndexOf(_titles, title);
        bool named = !headed || title.Length == 0 || Array.Exists(TimeNames, word => title.Contains(word, StringComparison.OrdinalIgnoreCase));
        return _rows.Length > 0 && named && Array.TrueForAll(_rows, row => place < row.Count && (Date(row[place]) ?? (headed ? Epoch(row[place]) : null)) is not null);
    }

    private static long? Time(string cell) => Date(cell) ?? Epoch(cell);

    private static long? Date(string cell) => Number(cell) is null
        && DateTimeOffset.TryParse(cell, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time.ToUnixTimeMilliseconds() : null;

    private static long? Epoch(string cell) => Number(cell) switch
    {
        >= FirstMillisecond and < FirstMillisecond * 1000 and var milliseconds => (long)milliseconds,
        >= FirstSecond and < FirstMillisecond and var seconds => (long)(seconds * 1000),
        _ => null,
    };

    private static double? Number(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;
}
