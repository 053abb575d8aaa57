using BacktestCli.Core.Market;

namespace BacktestCli.Reports.Html;

/// <summary>
/// Bars of one instrument for the page's price chart, with the values of lines beside them. However long the run, it keeps no more bars than a page can
/// hold: where there are more, two become one.
/// </summary>
public sealed class ChartBars
{
    private readonly int _most;
    private readonly long[] _asked;
    private readonly double[] _closes;
    private readonly List<double>[] _lines;
    private int _answered;
    private int _pending;
    private double _lastClose;

    /// <param name="instrument">As the report names it: <c>binance spot BTCUSDT</c>.</param>
    /// <param name="interval">How long a bar of the run lasts.</param>
    /// <param name="asked">Times at which the price is wanted, Unix ms, rising.</param>
    /// <param name="lines">Names of the lines beside the bars.</param>
    /// <param name="most">Bars to keep, at least 2; of an odd number, one less.</param>
    public ChartBars(string instrument, Interval interval, IReadOnlyList<long> asked, IReadOnlyList<string> lines, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        (Instrument, Interval, Lines, _most, _asked) = (instrument, interval, lines, most & ~1, [.. asked]);
        _closes = new double[_asked.Length];
        _lines = [.. lines.Select(_ => new List<double>())];
    }

    /// <summary>As the report names it.</summary>
    public string Instrument { get; }

    /// <summary>How long a bar of the run lasts.</summary>
    public Interval Interval { get; }

    /// <summary>Names of the lines.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>Bars of the run in one that is kept: 1, 2, 4 …</summary>
    public int Merged { get; private set; } = 1;

    /// <summary>First price; NaN before the first bar.</summary>
    public double FirstOpen { get; private set; } = double.NaN;

    /// <summary>What is kept.</summary>
    internal BarSeries Bars { get; } = new();

    /// <summary>Last price at each of the times asked for; the first open for those before the first bar.</summary>
    internal IReadOnlyList<double> Closes => _closes;

    /// <summary>Takes the next bar.</summary>
    /// <param name="bar">The bar.</param>
    /// <param name="values">The lines at its close, in order; NaN where there is none.</param>
    public void Add(in Bar bar, ReadOnlySpan<double> values)
    {
        if (double.IsNaN(FirstOpen))
            FirstOpen = _lastClose = bar.Open;
        while (_answered < _asked.Length && _asked[_answered] <= bar.OpenTime)
            _closes[_answered++] = _lastClose;
        _lastClose = bar.Close;
        _closes.AsSpan(_answered).Fill(_lastClose);
        Keep(bar, values);
    }

    /// <summary>The values of a line, one for each bar that is kept.</summary>
    internal IReadOnlyList<double> ValuesOf(int line) => _lines[line];

    private void Keep(in Bar bar, ReadOnlySpan<double> values)
    {
        if (_pending == 0)
        {
            if (Bars.Count == _most)
                Halve();
            Bars.Add(bar);
            for (int i = 0; i < _lines.Length; i++)
                _lines[i].Add(values[i]);
        }
        else
        {
            Bar joined = Join(Bars[Bars.Count - 1], bar);
            Bars.Truncate(Bars.Count - 1);
            Bars.Add(joined);
            for (int i = 0; i < _lines.Length; i++)
                _lines[i][^1] = values[i];
        }

        _pending = (_pending + 1) % Merged;
    }

    private void Halve()
    {
        BarSeries whole = new(Bars.Count);
        whole.Append(Bars, 0, Bars.Count);
        Bars.Clear();
        for (int i = 0; i < whole.Count; i += 2)
            Bars.Add(Join(whole[i], whole[i + 1]));
        foreach (List<double> line in _lines)
        {
            double[] halved = [.. line.Where((_, i) => i % 2 == 1)];
            line.Clear();
            line.AddRange(halved);
        }

        Merged *= 2;
    }

    internal static Bar Join(in Bar first, in Bar second) => new(
        first.OpenTime, first.Open, Math.Max(first.High, second.High), Math.Min(first.Low, second.Low), second.Close, first.Volume + second.Volume);
}
