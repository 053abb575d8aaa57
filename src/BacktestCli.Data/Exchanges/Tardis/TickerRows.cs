using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Trades;
using BacktestCli.Data.Import.Text;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Exchanges.Tardis;

/// <summary>Rows of <c>derivative_ticker</c>: what a contract's price and funding are, each time one of them changes.</summary>
/// <typeparam name="TTable">What becomes of them.</typeparam>
internal abstract class TickerRows<TTable>(TardisFile file) : DayRows<TTable>(file, Columns)
{
    /// <summary>The header, behind the four columns that every file begins with.</summary>
    public const string Columns = "funding_timestamp,funding_rate,predicted_funding_rate,open_interest,last_price,index_price,mark_price";

    /// <inheritdoc/>
    protected override string? TakeRow(long micros, ref RowFields fields)
    {
        ReadOnlySpan<byte> due = fields.Next();
        ReadOnlySpan<byte> rate = fields.Next();
        for (int skipped = 0; skipped < 4; skipped++)
            fields.Next();
        if (fields.IsEnd)
            return "too few columns";
        if (!TryOptional(fields.Next(), out double mark) || mark <= 0)
            return "a mark price that is none";
        if (!TryOptional(rate, out double fraction))
            return "a funding rate that is none";
        long dueMicros = 0;
        if (!due.IsEmpty && !RowFields.TryMicros(due, out dueMicros))
            return "a funding time that is none";
        Take(micros, dueMicros, fraction, mark);
        return null;
    }

    /// <summary>Takes a row.</summary>
    /// <param name="micros">By the venue's clock, Unix microseconds.</param>
    /// <param name="due">When funding is paid next, Unix microseconds; 0 where the row does not say.</param>
    /// <param name="rate">The rate, a fraction; NaN where the row does not say.</param>
    /// <param name="mark">Mark price; NaN where the row does not say.</param>
    protected abstract void Take(long micros, long due, double rate, double mark);

    private static bool TryOptional(ReadOnlySpan<byte> text, out double value)
    {
        value = double.NaN;
        return text.IsEmpty || (NumberText.TryParse(text, out value) && double.IsFinite(value));
    }
}

/// <summary>Bars of the mark price.</summary>
internal sealed class MarkRows(TardisFile file, TimeRange range, Interval interval) : TickerRows<BarTable>(file)
{
    private readonly PriceBars _bars = new(range, interval);

    /// <inheritdoc/>
    public override BarTable ToTable() => _bars.ToTable();

    /// <inheritdoc/>
    protected override void Take(long micros, long due, double rate, double mark)
    {
        if (!double.IsNaN(mark))
            _bars.Add(micros, mark);
    }
}

/// <summary>Payments: a row for each time funding fell due, with the last rate and mark price the ticker showed before it.</summary>
internal sealed class FundingRows(TardisFile file, TimeRange range) : TickerRows<SeriesTable>(file)
{
    private const long Micros = 1_000;
    private const double Hour = 3_600_000;

    private readonly SeriesTable _payments = new(SeriesKind.Funding);
    private long _due;
    private long _paid;
    private double _rate = double.NaN;
    private double _mark = double.NaN;

    /// <inheritdoc/>
    public override SeriesTable ToTable()
    {
        Pay();
        return _payments;
    }

    /// <inheritdoc/>
    protected override void Take(long micros, long due, double rate, double mark)
    {
        if (due > _due)
        {
            Pay();
            (_due, _rate) = (due, double.NaN);
        }

        if (micros >= _due)
            return;
        if (due == _due && !double.IsNaN(rate))
            _rate = rate;
        if (!double.IsNaN(mark))
            _mark = mark;
    }

    private void Pay()
    {
        long time = _due / Micros;
        if (!double.IsNaN(_rate) && time >= range.From && time < range.To)
            _payments.Add(time, [_rate, _mark, _paid > 0 ? (time - _paid) / Hour : double.NaN]);
        (_paid, _rate) = (time, double.NaN);
    }
}
