using BacktestCli.Core.Market;

namespace BacktestCli.Core.Trading.Protections;

/// <summary>How an account has fared so far, as far as protections need it.</summary>
internal sealed class RiskRecord
{
    private readonly long[] _losses;
    private long _day = long.MinValue;

    /// <param name="equity">Equity at the start, quote currency.</param>
    /// <param name="losses">How many of the latest losing trades are remembered.</param>
    public RiskRecord(double equity, int losses) =>
        (Equity, DayStart, LowestOfDay, Peak, _losses) = (equity, equity, equity, equity, new long[losses]);

    private RiskRecord(RiskRecord other)
    {
        _losses = [.. other._losses];
        (_day, Losses, Equity, DayStart, LowestOfDay, Peak, DeepestFall) =
            (other._day, other.Losses, other.Equity, other.DayStart, other.LowestOfDay, other.Peak, other.DeepestFall);
    }

    /// <summary>Equity at the latest close, quote currency.</summary>
    public double Equity { get; private set; }

    /// <summary>Equity as the UTC day began, quote currency.</summary>
    public double DayStart { get; private set; }

    /// <summary>Lowest equity at a close of the UTC day so far, quote currency.</summary>
    public double LowestOfDay { get; private set; }

    /// <summary>Highest equity so far, quote currency.</summary>
    public double Peak { get; private set; }

    /// <summary>Deepest fall from a peak so far, fraction.</summary>
    public double DeepestFall { get; private set; }

    /// <summary>Losing trades one after another, up to now.</summary>
    public int Losses { get; private set; }

    /// <summary>When the n-th latest of the present run of losses was closed, Unix ms; n from 1 to <see cref="Losses"/>.</summary>
    public long LossTime(int n) => _losses[(Losses - n) % _losses.Length];

    /// <summary>True where a time, Unix ms, is of the UTC day of the latest close.</summary>
    public bool IsSameDay(long time) => UtcTime.StartOfDay(time) == _day;

    public RiskRecord Clone() => new(this);

    /// <summary>Takes the equity at a close.</summary>
    public void Mark(long time, double equity)
    {
        if (!IsSameDay(time - 1))
            (_day, DayStart, LowestOfDay) = (UtcTime.StartOfDay(time - 1), Equity, Equity);
        Equity = equity;
        LowestOfDay = Math.Min(LowestOfDay, equity);
        Peak = Math.Max(Peak, equity);
        if (Peak > 0)
            DeepestFall = Math.Max(DeepestFall, (Peak - equity) / Peak);
    }

    /// <summary>Takes a closed trade.</summary>
    public void Close(long time, decimal profit)
    {
        if (_losses.Length == 0)
            return;
        if (profit > 0)
            Losses = 0;
        else
            _losses[Losses++ % _losses.Length] = time;
    }
}
