namespace BacktestCli.Core.Trading.Margin;

/// <summary>Finds the price at which the venue closes a position.</summary>
internal static class LiquidationLevel
{
    /// <summary>The price at which what stands behind the position is worth its maintenance margin, quote currency, to 15 significant digits; NaN where no price is.</summary>
    /// <remarks>
    /// Isolated: the position's own margin. Cross: the account's cash and other positions less their maintenance margins; the others are valued where
    /// the present bar is worst for them, because they may get there first.
    /// </remarks>
    public static double Of(Holding holding)
    {
        if (holding.Position.IsFlat)
            return double.NaN;
        double quantity = Math.Abs(holding.Position.Units), entry = holding.Position.EntryPrice;
        double margin = holding.Account.Mode == MarginMode.Isolated ? (double)holding.Margin : Backing(holding);
        return Money.Level(holding.Terms.Margin.LiquidationPrice(quantity, entry, margin, holding.Position.IsLong));
    }

    /// <summary>The account's cash with the position at its entry price, and its other margined positions, less what these need themselves.</summary>
    private static double Backing(Holding holding)
    {
        double backing = (double)(holding.Account.Cash + holding.OwnMoney);
        IReadOnlyList<Holding> held = holding.Account.Holdings;
        for (int i = 0; i < held.Count; i++)
        {
            Holding other = held[i];
            if (other == holding || !other.IsMargined || other.Position.IsFlat)
                continue;
            double price = other.Position.IsLong ? other.Range.Low : other.Range.High;
            double worth = other.Position.Units * price;
            backing += worth - other.Terms.Margin.Maintenance(Math.Abs(worth));
        }

        return backing;
    }
}
