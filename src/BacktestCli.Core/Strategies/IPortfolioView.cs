using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;

namespace BacktestCli.Core.Strategies;

/// <summary>The account of a run as a strategy may see it.</summary>
public interface IPortfolioView
{
    /// <summary>The run's instruments, in order of name.</summary>
    IReadOnlyList<Instrument> Instruments { get; }

    /// <summary>All cash, quote currency.</summary>
    decimal Cash { get; }

    /// <summary>Cash plus every position's worth at its latest close, quote currency.</summary>
    double Equity { get; }

    /// <summary>Positions that are open.</summary>
    int OpenPositions { get; }

    /// <summary>What is held of an instrument.</summary>
    /// <exception cref="ArgumentException">The run has no such instrument.</exception>
    Position PositionOf(Instrument instrument);

    /// <summary>The latest close of an instrument, quote currency; NaN before its first bar.</summary>
    /// <exception cref="ArgumentException">The run has no such instrument.</exception>
    double PriceOf(Instrument instrument);
}
