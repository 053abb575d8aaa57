namespace BacktestCli.Core.Trading;

/// <summary>What a size is resolved against, at the moment of a fill.</summary>
internal readonly ref struct Sizing
{
    /// <summary>Where the position and the past trades are.</summary>
    public required Holding Holding { get; init; }

    /// <summary>Price before slippage, at which the instrument is marked.</summary>
    public required decimal TouchPrice { get; init; }

    /// <summary>Price of the fill, slippage in.</summary>
    public required decimal FillPrice { get; init; }

    /// <summary>The order.</summary>
    public required Order Order { get; init; }

    /// <summary>Where the order's own stop-loss would stand, quote currency; null where it has none, or at no price.</summary>
    public decimal? StopPrice
    {
        get
        {
            if (Order.StopLoss is not { } stop)
                return null;
            double level = stop.From((double)FillPrice, Order.Side == Side.Buy ? -1 : 1);
            level = Holding.Instrument.SimulatedRules.RoundToTick(level, up: Order.Side == Side.Sell);
            return level is > 0 and < 1e15 ? (decimal)level : null;
        }
    }

    /// <summary>Rate that a market order pays, fraction.</summary>
    public required decimal TakerFee { get; init; }

    /// <summary>The portfolio's worth, this instrument at the touch price, quote currency.</summary>
    public decimal Equity => Holding.Portfolio.EquityAt(Holding, TouchPrice);

    /// <summary>Cash that an entry could spend, quote currency.</summary>
    public decimal Spendable => Holding.Account.Available;

    /// <summary>The instrument's share of the portfolio, fraction.</summary>
    public decimal Weight => Holding.Weight;

    /// <summary>Base quantity held, signed.</summary>
    public decimal Held => Holding.Position.Quantity;

    /// <summary>Positions open in the whole portfolio.</summary>
    public int OpenPositions => Holding.Portfolio.OpenPositions;

    /// <summary>How the instrument's trades went so far.</summary>
    public TradeRecord Record => Holding.Record;
}
