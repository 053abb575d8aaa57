using System.Runtime.CompilerServices;
using BacktestCli.Core.Market;

namespace BacktestCli.Core.Engine;

/// <summary>Takes the account's worth once a bar, when that bar is final, and keeps what the result needs of it.</summary>
internal sealed class EquityRecorder(EquityDetail detail, double initialEquity)
{
    private readonly DrawdownTracker _drawdowns = new(initialEquity);
    private readonly List<EquityPoint> _daily = [];
    private readonly List<EquityPoint> _perBar = [];
    private readonly bool _keepsAll = detail == EquityDetail.Full;
    private long _nextDay = long.MinValue;
    private double _exposureSum;
    private double _maxExposure;
    private long _barsLong;
    private long _barsShort;

    /// <summary>True once the first bar has opened.</summary>
    public bool HasBegun => _nextDay != long.MinValue;

    /// <summary>Highest equity so far, quote currency.</summary>
    public double Peak => _drawdowns.Peak;

    /// <summary>Deepest fall so far, fraction.</summary>
    public double MaxDrawdown => _drawdowns.Deepest;

    /// <summary>The first bar opens.</summary>
    public void Begin(long time)
    {
        _nextDay = UtcTime.StartOfDay(time) + UtcTime.Day;
        _drawdowns.Begin(time);
    }

    /// <summary>The account at a close.</summary>
    /// <param name="closeTime">When, Unix ms.</param>
    /// <param name="price">What holding the instruments is worth there.</param>
    /// <param name="equity">Cash plus positions there.</param>
    /// <param name="gross">Σ |position| × price, quote currency.</param>
    /// <param name="net">Σ position × price, quote currency.</param>
    /// <param name="nextOpenTime">When the next bar opens: where that is another day, this close is its day's last.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Record(long closeTime, double price, double equity, double gross, double net, long nextOpenTime)
    {
        double drawdown = _drawdowns.Update(closeTime, equity);
        double exposure = gross == 0 ? 0 : Expose(gross, net, equity);
        if (nextOpenTime >= _nextDay || _keepsAll)
            Keep(new EquityPoint(closeTime, equity, drawdown, exposure, price), nextOpenTime);
    }

    /// <summary>What was recorded, once the last bar has been.</summary>
    public EquityCurve Finish(long bars) => new()
    {
        Daily = _daily,
        PerBar = _perBar,
        Drawdowns = _drawdowns.Finish(),
        Exposure = new ExposureSummary(_barsLong, _barsShort, _exposureSum / bars, _maxExposure),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Expose(double gross, double net, double equity)
    {
        double exposure = gross / equity;
        _exposureSum += exposure;
        if (exposure > _maxExposure)
            _maxExposure = exposure;
        if (net >= 0)
            _barsLong++;
        else
            _barsShort++;
        return exposure;
    }

    private void Keep(in EquityPoint point, long nextOpenTime)
    {
        if (_keepsAll)
            _perBar.Add(point);
        if (nextOpenTime < _nextDay)
            return;
        _daily.Add(point);
        _nextDay = UtcTime.StartOfDay(nextOpenTime) + UtcTime.Day;
    }
}
