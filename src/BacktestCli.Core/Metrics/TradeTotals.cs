using BacktestCli.Core.Trading;

namespace BacktestCli.Core.Metrics;

/// <summary>What the trades of a run come to. A winner made money after costs, a loser lost some; exactly 0 is neither.</summary>
internal sealed record TradeTotals
{
    /// <summary>How many trades there were.</summary>
    public required int Count { get; init; }

    /// <summary>How many won.</summary>
    public int Winners { get; private set; }

    /// <summary>How many lost.</summary>
    public int Losers { get; private set; }

    /// <summary>Profits of the winners, quote currency.</summary>
    public decimal GrossProfit { get; private set; }

    /// <summary>Losses of the losers, quote currency, 0 or more.</summary>
    public decimal GrossLoss { get; private set; }

    /// <summary>Most winners in a row, in order of exit.</summary>
    public int LongestWins { get; private set; }

    /// <summary>Most losers in a row, in order of exit.</summary>
    public int LongestLosses { get; private set; }

    /// <summary>Net profit of each, quote currency.</summary>
    public required double[] Profits { get; init; }

    /// <summary>Return of each, fraction.</summary>
    public required double[] Returns { get; init; }

    /// <summary>How long each lasted, ms.</summary>
    public required double[] Durations { get; init; }

    /// <summary>Share of winners, fraction; null without trades.</summary>
    public double? WinRate => Count > 0 ? (double)Winners / Count : null;

    /// <summary>Mean profit of the winners, quote currency; null where there is none.</summary>
    public double? MeanWin => Winners > 0 ? (double)(GrossProfit / Winners) : null;

    /// <summary>Mean loss of the losers, quote currency, above 0; null where there is none.</summary>
    public double? MeanLoss => Losers > 0 ? (double)(GrossLoss / Losers) : null;

    /// <summary>Adds trades up.</summary>
    public static TradeTotals Of(IReadOnlyList<Trade> trades)
    {
        TradeTotals totals = new()
        {
            Count = trades.Count,
            Profits = new double[trades.Count],
            Returns = new double[trades.Count],
            Durations = new double[trades.Count],
        };
        (int wins, int losses) = (0, 0);
        for (int i = 0; i < trades.Count; i++)
        {
            Trade trade = trades[i];
            totals.Profits[i] = (double)trade.NetProfit;
            totals.Returns[i] = trade.Return;
            totals.Durations[i] = trade.ExitTime - trade.EntryTime;
            wins = trade.NetProfit > 0 ? wins + 1 : 0;
            losses = trade.NetProfit < 0 ? losses + 1 : 0;
            totals.Add(trade.NetProfit, wins, losses);
        }

        return totals;
    }

    private void Add(decimal profit, int wins, int losses)
    {
        Winners += profit > 0 ? 1 : 0;
        Losers += profit < 0 ? 1 : 0;
        GrossProfit += Math.Max(0, profit);
        GrossLoss += Math.Max(0, -profit);
        LongestWins = Math.Max(LongestWins, wins);
        LongestLosses = Math.Max(LongestLosses, losses);
    }
}
