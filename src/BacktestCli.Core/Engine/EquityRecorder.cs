using System.Runtime.CompilerServices;
using BacktestCli.Core.Market;

namespace BacktestCli.Core.Engine;

/// <summary>Takes the account's worth once a bar, when that bar is final, and keeps what the result needs of it.</summary>
internal sealed class EquityRecorder(EquityDetail detail, double initialEquity, long startTime)
{
    private readonly DrawdownTracker _drawdowns = new(initialEquity, startTime);
    private readonly List<EquityPoint> _daily = [];
    private readonly List<EquityPoint> _perBar = [];
    private readonly bool _keepsAll = detail == EquityDetail.Full;
    private long _nextDay = UtcTime.StartOfDay(startTime) + UtcTime.Day;
    private double _exposureSum;
    private double _maxExposure;
    private long _barsLong;
    private long _barsShort;

    /// <summary>The account at a bar's close.</summary>
    /// <param name="closeTime">When the bar closed, Unix ms.</param>
    /// <param name="price">Its close.</param>
    /// <param name="equity">Cash plus position there.</param>
    /// <param name="units">The position, base currency, signed.</param>
    /// <param name="nextOpenTime">When the next bar opens: where that is another day, this bar is its day's last.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Record(long closeTime, double price, double equity, double units, long nextOpenTime)
    {
        double drawdown = _drawdowns.Update(closeTime, equity);
        double exposure = units == 0 ? 0 : Expose(units, price, equity);
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
    private double Expose(double units, double price, double equity)
    {
        double exposure = Math.Abs(units) * price / equity;
        _exposureSum += exposure;
        if (exposure > _maxExposure)
            _maxExposure = exposure;
        if (units > 0)
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
