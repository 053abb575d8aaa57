using BacktestCli.Core.Market;

namespace BacktestCli.Data.Synthetic;

/// <summary>
/// One bar after another of an invented market: a fair value that drifts by regime and shakes in clusters, and a price that leaves it in
/// bursts of heavy trading (mostly downwards) and comes back.
/// </summary>
/// <remarks>
/// Every length is in bars and every move in deviations of one bar, so any interval looks alike. Only + − × ÷ and the square root touch a
/// double: IEEE 754 rounds these alike everywhere, so the bars are the same bits on every machine.
/// </remarks>
internal sealed class PriceWalk
{
    private const double HourlyDeviation = 0.0055;
    private const double HourlyVolume = 900;
    private const double Hour = 3_600_000;
    private const double MaxMove = 8;

    private readonly SeededChance _chance;
    private readonly double _deviation;
    private readonly double _typicalVolume;
    private readonly double _startPrice;
    private double _fair;
    private double _dislocation;
    private double _variance = 1;
    private double _drift;
    private double _activity = 1;
    private double _close;
    private double _burst;
    private int _regimeLeft;
    private int _burstLeft;

    public PriceWalk(ulong seed, Interval interval, double startPrice)
    {
        _chance = new SeededChance(seed);
        _deviation = HourlyDeviation * Math.Sqrt(interval.Milliseconds / Hour);
        _typicalVolume = HourlyVolume * (interval.Milliseconds / Hour);
        _startPrice = _fair = _close = startPrice;
    }

    /// <summary>The next bar, opened where the last one closed.</summary>
    public Bar Next(long openTime)
    {
        ChangeRegime();
        StartBurst();
        double shock = Shock();
        double pull = _burstLeft-- > 0 ? _burst * (0.6 + _chance.Uniform()) : 0;
        _fair *= 1 + (_deviation * Clamp(_drift + (0.75 * shock)));
        _dislocation = (0.93 * _dislocation) + (_deviation * Clamp((0.35 * _chance.Normal()) + pull));

        double open = _close;
        double close = Cents(Math.Max(0.01, _fair * (1 + _dislocation)));
        double wick = 0.45 * _deviation * Math.Sqrt(_variance) * open;
        double high = Cents(Math.Max(open, close) + (wick * Math.Abs(_chance.Normal())));
        double low = Cents(Math.Max(0.01, Math.Min(open, close) - (wick * Math.Abs(_chance.Normal()))));
        _close = close;
        return new Bar(openTime, open, high, Math.Min(low, Math.Min(open, close)), close, Volume((close - open) / open));
    }

    /// <summary>A move in deviations: its size comes in clusters (GARCH(1,1), Bollerslev 1986), and one in forty is far out.</summary>
    private double Shock()
    {
        double shock = Math.Sqrt(_variance) * _chance.Normal() * (_chance.Between(0, 40) == 0 ? 2.5 : 1);
        double size = Math.Min(shock * shock, 25);
        _variance = 0.04 + (0.09 * size) + (0.86 * _variance);
        return shock;
    }

    /// <summary>Trends last some hundreds of bars; far from the start price the next one leads back.</summary>
    private void ChangeRegime()
    {
        if (_regimeLeft-- > 0)
            return;

        _regimeLeft = _chance.Between(120, 720);
        _drift = _chance.Between(-4, 6) * 0.015;
        if (_fair > 6 * _startPrice)
            _drift = -0.05;
        else if (_fair < _startPrice / 6)
            _drift = 0.05;
    }

    private void StartBurst()
    {
        if (_burstLeft > 0 || _chance.Between(0, 130) > 0)
            return;

        _burstLeft = _chance.Between(3, 7);
        _burst = _chance.Between(0, 10) < 7 ? -1.1 : 0.9;
    }

    /// <summary>Trading follows the size of the move, its own recent level, and the bursts.</summary>
    private double Volume(double move)
    {
        _activity = 0.1 + (0.9 * _activity) + (0.08 * _chance.Normal());
        double level = Math.Max(0.3, _activity) * (_burstLeft >= 0 ? 1.7 : 1);
        double volume = _typicalVolume * level * (0.35 + (0.6 * Math.Abs(move) / _deviation)) * (0.6 + (0.8 * _chance.Uniform()));
        return Math.Round(volume * 100_000) / 100_000;
    }

    private static double Clamp(double deviations) => Math.Max(-MaxMove, Math.Min(MaxMove, deviations));

    private static double Cents(double price) => Math.Round(price * 100) / 100;
}
