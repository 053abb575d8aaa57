using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;

namespace BacktestCli.Signals.Contracts;

/// <summary>What a model is to be asked at one moment of the market. It holds nothing later than <see cref="Time"/>.</summary>
public sealed record SignalQuestion
{
    /// <summary>What the strategy wants to be told.</summary>
    public required SignalPlan Plan { get; init; }

    /// <summary>Close time of the latest bar, Unix ms.</summary>
    public required long Time { get; init; }

    /// <summary>The instruments: one, or for the contract <c>portfolio</c> all of the run, in order of name.</summary>
    public required IReadOnlyList<InstrumentWindow> Instruments { get; init; }

    /// <summary>What is held; null where the contract does not ask.</summary>
    public AccountState? Account { get; init; }
}

/// <summary>What a model is shown of one instrument.</summary>
public sealed record InstrumentWindow
{
    /// <summary>Which.</summary>
    public required Instrument Instrument { get; init; }

    /// <summary>How long a bar lasts.</summary>
    public required Interval Interval { get; init; }

    /// <summary>Bars in order of time, at least one, the last closing at the question's time.</summary>
    public required IReadOnlyList<Bar> Bars { get; init; }

    /// <summary>What else is known of each bar: the strategy's own values, the order book, the flow of trades.</summary>
    public IReadOnlyList<BarValues> Values { get; init; } = [];

    /// <summary>When a bar of it closes, Unix ms.</summary>
    public long CloseOf(in Bar bar) => Interval.Next(bar.OpenTime);
}

/// <summary>A named value of each bar.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Values">One a bar, in the order of the bars; NaN where undefined.</param>
/// <param name="Scale">
/// How it grows with prices and volumes, and goes with them when they are rescaled; null where that is not known.
/// </param>
public sealed record BarValues(string Name, IReadOnlyList<double> Values, ValueScale? Scale);

/// <summary>What an account holds.</summary>
/// <param name="Cash">Quote currency.</param>
/// <param name="Equity">Cash and positions, quote currency.</param>
/// <param name="Positions">Open positions, in order of the instruments' names.</param>
public sealed record AccountState(decimal Cash, double Equity, IReadOnlyList<HeldPosition> Positions);

/// <summary>An open position.</summary>
/// <param name="Instrument">Of what.</param>
/// <param name="Quantity">Base currency, below 0 where it is short.</param>
/// <param name="EntryPrice">Mean price paid, quote currency.</param>
public sealed record HeldPosition(Instrument Instrument, decimal Quantity, double EntryPrice);
