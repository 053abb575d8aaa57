using System.Runtime.CompilerServices;

namespace BacktestCli.Core.Engine;

/// <summary>Follows equity bar by bar and remembers its falls in constant memory.</summary>
internal sealed class DrawdownTracker(double initialEquity)
{
    private const int Kept = 5;

    private readonly List<DrawdownEpisode> _worst = [];
    private double _peak = initialEquity;
    private double _perPeak = 1 / initialEquity;
    private long _peakTime;
    private double _deepest;
    private long _deepestTime;
    private long _lastTime;
    private long _count;
    private double _sumOfDepths;
    private double _sumOfSquares;
    private long _sumOfDurations;
    private long _longest;
    private long _barsUnderWater;

    /// <summary>Highest equity so far, quote currency.</summary>
    public double Peak => _peak;

    /// <summary>Deepest fall so far, fraction.</summary>
    public double Deepest => Math.Max(_deepest, _worst.Count > 0 ? _worst[0].Depth : 0);

    /// <summary>The run begins at a time, Unix ms.</summary>
    public void Begin(long time) => (_peakTime, _lastTime) = (time, time);

    /// <summary>Takes the equity at a bar's close.</summary>
    /// <returns>The drawdown there, fraction, 0 or more.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(long time, double equity)
    {
        _lastTime = time;
        if (equity >= _peak)
        {
            if (_deepest > 0)
                CloseEpisode(time, recovered: true);
            if (equity > _peak)
                (_peak, _perPeak) = (equity, 1 / equity);
            _peakTime = time;
            return 0;
        }

        double drawdown = (_peak - equity) * _perPeak;
        if (drawdown > _deepest)
            (_deepest, _deepestTime) = (drawdown, time);
        _sumOfSquares += drawdown * drawdown;
        _barsUnderWater++;
        return drawdown;
    }

    public DrawdownSummary Finish()
    {
        if (_deepest > 0)
            CloseEpisode(_lastTime, recovered: false);
        return new DrawdownSummary(
            _count,
            _worst.Count > 0 ? _worst[0].Depth : 0,
            _count > 0 ? _sumOfDepths / _count : double.NaN,
            _longest,
            _count > 0 ? (double)_sumOfDurations / _count : double.NaN,
            _barsUnderWater,
            _sumOfSquares,
            _worst);
    }

    private void CloseEpisode(long time, bool recovered)
    {
        _count++;
        _sumOfDepths += _deepest;
        _sumOfDurations += time - _peakTime;
        _longest = Math.Max(_longest, time - _peakTime);
        int place = _worst.FindIndex(episode => episode.Depth < _deepest);
        if (place >= 0 || _worst.Count < Kept)
            _worst.Insert(place >= 0 ? place : _worst.Count, new DrawdownEpisode(_peakTime, _deepestTime, recovered ? time : null, _deepest));
        if (_worst.Count > Kept)
            _worst.RemoveAt(Kept);
        _deepest = 0;
    }
}
