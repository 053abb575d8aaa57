using BacktestCli.Core.Trading.Protections;

namespace BacktestCli.Core.Trading;

/// <summary>Numbers the orders of a run, and keeps what was filled and closed.</summary>
internal sealed class Ledger
{
    private readonly List<Fill>? _fills;
    private readonly List<Trade>? _trades;
    private int _lastNumber;

    /// <param name="risk">How the account fares, for protections; null where there are none.</param>
    public Ledger(RiskRecord? risk) => (Risk, _fills, _trades) = (risk, [], []);

    private Ledger(Ledger other) => (Risk, _lastNumber) = (other.Risk?.Clone(), other._lastNumber);

    public RiskRecord? Risk { get; }

    public IReadOnlyList<Fill> Fills => _fills ?? [];

    public IReadOnlyList<Trade> Trades => _trades ?? [];

    /// <summary>For another course of the run, of which only the outcome counts: it numbers on and keeps nothing.</summary>
    public Ledger CloneWithoutRecords() => new(this);

    /// <summary>The number of the next order.</summary>
    public int NextNumber() => ++_lastNumber;

    /// <summary>Keeps a fill, and the trade that it closes, if it closes one.</summary>
    public void Book(Fill fill, Trade? trade)
    {
        _fills?.Add(fill);
        if (trade is null)
            return;
        _trades?.Add(trade);
        Risk?.Close(trade.ExitTime, trade.NetProfit);
    }
}
