using BacktestCli.Core.Trading;

namespace BacktestCli.Core.Engine;

/// <summary>
/// What holding the instruments is worth: the price itself where there is one; else Σ weight × price ÷ first price, an instrument that has no bar yet
/// counting as cash.
/// </summary>
internal sealed class Benchmark
{
    private readonly Holding[] _holdings;
    private readonly double[] _perPrice;
    private double _unbegun;

    public Benchmark(IReadOnlyList<Holding> holdings)
    {
        _holdings = [.. holdings];
        _perPrice = new double[_holdings.Length];
        foreach (Holding holding in _holdings)
            _unbegun += (double)holding.Weight;
        Start = _holdings.Length == 1 ? double.NaN : _unbegun;
    }

    /// <summary>Its worth at the first open.</summary>
    public double Start { get; private set; }

    /// <summary>Its worth at the latest closes.</summary>
    public double Level => _holdings.Length == 1 ? _holdings[0].LastPrice : Sum();

    /// <summary>An instrument's first bar has opened.</summary>
    public void Begin(int i, double open)
    {
        if (_holdings.Length == 1)
        {
            Start = open;
            return;
        }

        double weight = (double)_holdings[i].Weight;
        _perPrice[i] = weight / open;
        _unbegun -= weight;
    }

    private double Sum()
    {
        double sum = _unbegun;
        for (int i = 0; i < _holdings.Length; i++)
        {
            if (_perPrice[i] != 0)
                sum += _perPrice[i] * _holdings[i].LastPrice;
        }

        return sum;
    }
}
