using BacktestCli.Core.Market;

namespace BacktestCli.Core.Trading;

/// <summary>Counts what an account trades, day by day, as venues do for their fee tiers.</summary>
internal sealed class FeeMeter
{
    private const int Days = 30;

    private readonly decimal[] _days = new decimal[Days + 1];
    private long _today;

    private decimal _volume;

    public FeeMeter Clone()
    {
        FeeMeter clone = new() { _today = _today, _volume = _volume };
        _days.CopyTo(clone._days, 0);
        return clone;
    }

    /// <summary>Counts a fill.</summary>
    /// <param name="time">When, Unix ms, not before the last.</param>
    /// <param name="notional">Quote currency.</param>
    public void Add(long time, decimal notional)
    {
        Turn(time);
        _days[_today % _days.Length] += notional;
    }

    /// <summary>Quote currency traded in the 30 UTC days before that of a time, Unix ms, not before the last.</summary>
    public decimal VolumeAt(long time)
    {
        Turn(time);
        return _volume;
    }

    /// <summary>Begins the UTC day of a time, unless a later one has begun: yesterday counts from then on, and what is 31 days old no more.</summary>
    private void Turn(long time)
    {
        long day = UtcTime.StartOfDay(time) / UtcTime.Day;
        for (; _today < day && day - _today <= _days.Length; _today++)
        {
            _volume += _days[_today % _days.Length] - _days[(_today + 1) % _days.Length];
            _days[(_today + 1) % _days.Length] = 0;
        }

        if (_today >= day)
            return;
        (_today, _volume) = (day, 0);
        Array.Clear(_days);
    }
}
