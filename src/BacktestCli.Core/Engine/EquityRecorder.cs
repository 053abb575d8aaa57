using System.Runtime.CompilerServices;
using BacktestCli.Core.Market;

namespace BacktestCli.Core.Engine;

/// <summary>Takes one equity point a bar, when that bar is final, and keeps what the result needs of it.</summary>
internal sealed class EquityRecorder(EquityDetail detail, double initialEquity, long startTime)
{
    private readonly DrawdownTracker _drawdowns = new(initialEquity, startTime);
    private readonly List<EquityPoint> _daily = [];
    private readonly List<EquityPoint> _perBar = [];
    private long _nextDay = UtcTime.StartOfDay(startTime) + UtcTime.Day;
    private double _exposureSum;
    private double _maxExposure;
    private long _barsLong;
    private long _barsShort;
    private long _bars;
    private long _time;
    private double _equity;
    private double _drawdown;
    private double _exposure;
    private double _price;

    private EquityPoint Last => new(_time, _equity, _drawdown, _exposure, _price);

    /// <summary>The account at a bar's close.</summary>
    /// <param name="openTime">When the bar opened, Unix ms.</param>
    /// <param name="closeTime">When it closed.</param>
    /// <param name="price">Its close.</param>
    /// <param name="equity">Cash plus position there.</param>
    /// <param name="units">The position, base currency, signed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Record(long openTime, long closeTime, double price, double equity, double units)
    {
        if (openTime >= _nextDay)
            StartDay(openTime);

        _bars++;
        _time = closeTime;
        _price = price;
        _equity = equity;
        _drawdown = _drawdowns.Update(closeTime, equity);
        _exposure = units == 0 ? 0 : Expose(units, price, equity);
        if (detail == EquityDetail.Full)
            _perBar.Add(Last);
    }

    public EquityCurve Finish()
    {
        _daily.Add(Last);
        return new EquityCurve
        {
            Daily = _daily,
            PerBar = _perBar,
            Drawdowns = _drawdowns.Finish(),
            Exposure = new ExposureSummary(_barsLong, _barsShort, _exposureSum / _bars, _maxExposure),
        };
    }

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

    private void StartDay(long openTime)
    {
        _daily.Add(Last);
        _nextDay = UtcTime.StartOfDay(openTime) + UtcTime.Day;
    }
}
