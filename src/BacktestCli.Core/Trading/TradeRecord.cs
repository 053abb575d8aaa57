namespace BacktestCli.Core.Trading;

/// <summary>How the closed trades of one instrument went so far.</summary>
/// <param name="Wins">Trades that made money.</param>
/// <param name="Losses">Trades that did not.</param>
/// <param name="Won">Sum of the returns of the first, fraction.</param>
/// <param name="Lost">Sum of the losses of the second, fraction, 0 or more.</param>
internal readonly record struct TradeRecord(int Wins, int Losses, double Won, double Lost)
{
    public int Trades => Wins + Losses;

    /// <summary>W − (1 − W) ÷ R; 1 where nothing was lost, 0 where nothing was won.</summary>
    public decimal Kelly
    {
        get
        {
            if (Wins == 0 || Won <= 0)
                return 0;
            if (Losses == 0 || Lost <= 0)
                return 1;
            double share = (double)Wins / Trades;
            double ratio = Won / Wins / (Lost / Losses);
            return (decimal)Math.Clamp(share - ((1 - share) / ratio), 0, 1);
        }
    }

    public TradeRecord With(double tradeReturn) => tradeReturn > 0
        ? this with { Wins = Wins + 1, Won = Won + tradeReturn }
        : this with { Losses = Losses + 1, Lost = Lost - tradeReturn };
}
