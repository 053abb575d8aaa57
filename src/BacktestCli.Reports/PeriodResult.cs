using BacktestCli.Core.Trading;

namespace BacktestCli.Reports;

/// <summary>One year or month of a run.</summary>
/// <param name="Period"><c>2024</c> or <c>2024-01</c>.</param>
/// <param name="Return">Equity at its end ÷ equity at its start − 1; null where it starts with nothing.</param>
/// <param name="MaxDrawdown">Deepest fall inside it, its start included, at the ends of days; fraction, 0 or more.</param>
/// <param name="Trades">Trades closed in it.</param>
/// <param name="NetProfit">What they made, quote currency.</param>
public sealed record PeriodResult(string Period, double? Return, double MaxDrawdown, int Trades, decimal NetProfit);

/// <summary>Gathers what happened in one period.</summary>
internal sealed class PeriodTally(string name)
{
    private int _trades;
    private decimal _netProfit;

    /// <summary>Equity at the ends of its days, oldest first.</summary>
    public List<double> Days { get; } = [];

    public void Add(Trade trade)
    {
        _trades++;
        _netProfit += trade.NetProfit;
    }

    /// <param name="equity">Equity at its start, and then at its end.</param>
    public PeriodResult Close(ref double equity)
    {
        (double start, double peak, double deepest) = (equity, equity, 0);
        foreach (double day in Days)
        {
            equity = day;
            peak = Math.Max(peak, day);
            deepest = peak > 0 ? Math.Max(deepest, 1 - (day / peak)) : deepest;
        }

        return new PeriodResult(name, start > 0 ? (equity / start) - 1 : null, deepest, _trades, _netProfit);
    }
}
