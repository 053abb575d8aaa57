// A language model looks after the whole portfolio: it is shown what is held and how every market has gone, and says what to buy and what to sell.
//
// It is asked inside the run, at a close, because what it is asked depends on what is held; its answer is acted on at the next open, once. What it wants
// to sell it sells as far as it is held: short positions are opened only where `shorts` is set, and never on spot. An instrument that it does not name, or
// whose turn is "hold", stays as it is. There is no stop: what the model does not say is not done. Run it over several instruments:
//
//     backtest run --strategy llm-portfolio --symbol BTCUSDT,ETHUSDT,SOLUSDT --interval 1h
//
// Copy this file, change what you like, and run the copy by its path: it needs nothing but the Core of the program.
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;

namespace BacktestCli.Strategies.LlmPortfolio;

/// <summary>Does what a language model says about the whole portfolio.</summary>
[Strategy("llm-portfolio", "Asks a language model about the whole portfolio at once; buys and sells the quantities it names.")]
public sealed class LlmPortfolioStrategy : ISignalStrategy
{
    private ISignalSource? _source;

    /// <summary>Bars from one question to the next.</summary>
    [Parameter(1, 100_000, "Bars from one question to the next.")]
    public int Every { get; init; } = 24;

    /// <summary>Bars of each instrument that the model is shown.</summary>
    [Parameter(1, 5_000, "Bars of each instrument that the model is shown.")]
    public int Window { get; init; } = 48;

    /// <summary>True: what is sold beyond what is held opens a short position, where the market has such.</summary>
    [Parameter("Whether short positions may be opened, on perpetual contracts.")]
    public bool Shorts { get; init; }

    /// <inheritdoc/>
    public SignalPlan Signals => new() { Contract = "portfolio", Every = Every, Window = Window, ValidFor = 1 };

    /// <inheritdoc/>
    public int WarmUpBars => Window;

    /// <inheritdoc/>
    public void Attach(ISignalSource source) => _source = source;

    /// <inheritdoc/>
    public ReadOnlySpan<double> Observe(in Bar bar) => [];

    /// <inheritdoc/>
    public void OnBar(IStrategyContext context)
    {
        // Of another bar's signal nothing is left to do: it was acted on there, or its moment has passed.
        if (_source?.Latest(context) is not { Origin.IsAbstained: false, Quantity: > 0 } signal || signal.Time != context.Time)
            return;
        decimal quantity = signal.Quantity.Value, held = context.Position.Quantity;
        if (signal.Score > 0)
            Trade(context, Side.Buy, quantity, against: Math.Max(0, -held), mayOpen: true, signal.ToTag());
        else if (signal.Score < 0)
            Trade(context, Side.Sell, quantity, against: Math.Max(0, held), mayOpen: Shorts && context.Instrument.Market == MarketKind.Perp, signal.ToTag());
    }

    /// <summary>What is held on the other side is closed first; an order closes at most that, so what is left takes a second one.</summary>
    private static void Trade(IStrategyContext context, Side side, decimal quantity, decimal against, bool mayOpen, string? tag)
    {
        decimal closed = Math.Min(quantity, against), opened = quantity - closed;
        if (closed > 0)
            context.Submit(new MarketOrder(side, closed == against ? Size.Position : Size.OfBase(closed)) { ReduceOnly = true, Tag = tag });
        if (opened > 0 && mayOpen)
            context.Submit(new MarketOrder(side, Size.OfBase(opened)) { Tag = tag });
    }
}
