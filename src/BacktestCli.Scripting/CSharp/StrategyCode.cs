using System.Diagnostics;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;

namespace BacktestCli.Scripting.CSharp;

/// <summary>A strategy whose code is a user's: what it throws is told as a fault of its file, with line and bar, not of this program.</summary>
internal class StrategyCode(IStrategy inner, string file) : ITracedStrategy
{
    private readonly CodeIndicators _indicators = new(inner);

    /// <inheritdoc/>
    public int WarmUpBars { get; private set; } = inner.WarmUpBars;

    /// <inheritdoc/>
    public int HistoryBars { get; private set; } = inner.HistoryBars;

    /// <inheritdoc/>
    public IReadOnlyList<string> TracedNames => _indicators.Names;

    /// <inheritdoc/>
    public ReadOnlySpan<double> Traced => _indicators.Values;

    /// <inheritdoc/>
    public void StartTracing() => _indicators.Start();

    /// <inheritdoc/>
    public void Begin(Interval interval)
    {
        try
        {
            inner.Begin(interval);
            (WarmUpBars, HistoryBars) = (inner.WarmUpBars, inner.HistoryBars);
        }
        catch (Exception fault) when (IsTheirs(fault))
        {
            throw Told(file, "the strategy failed before its first bar", fault);
        }
    }

    /// <inheritdoc/>
    public void OnBar(IStrategyContext context)
    {
        try
        {
            inner.OnBar(context);
            if (_indicators.AreRead)
                _indicators.Read();
        }
        catch (Exception fault) when (IsTheirs(fault))
        {
            throw AtBar(context.Bar, fault);
        }
    }

    /// <summary>Its fault, in a sentence.</summary>
    public static StrategyException Told(string file, string what, Exception fault)
    {
        StackFrame? frame = new StackTrace(fault, fNeedFileInfo: true).GetFrames().FirstOrDefault(one => one.GetFileName() == file);
        string place = frame is null ? file : $"{file}:{frame.GetFileLineNumber()}:{frame.GetFileColumnNumber()}";
        return new StrategyException($"{place}: {what}: {fault.GetType().Name}: {fault.Message}", fault);
    }

    /// <summary>An amount out of range and an interruption are the run's own affair.</summary>
    protected static bool IsTheirs(Exception fault) => fault is not (OverflowException or LedgerException or IdentityException or OperationCanceledException);

    /// <summary>What a strategy shows after a bar that it only takes in.</summary>
    protected ReadOnlySpan<double> Observed(ISignalStrategy strategy, in Bar bar)
    {
        try
        {
            return strategy.Observe(bar);
        }
        catch (Exception fault) when (IsTheirs(fault))
        {
            throw AtBar(bar, fault);
        }
    }

    protected StrategyException AtBar(in Bar bar, Exception fault) =>
        Told(file, $"the strategy failed at the bar of {UtcTime.Format(bar.OpenTime)}", fault);
}
