namespace BacktestCli.Core.Trading;

/// <summary>An order the broker holds, and how far it has come.</summary>
internal sealed class WorkingOrder
{
    /// <param name="number">Its number in the run, from 1; 0 where it gets one only when it fills.</param>
    /// <param name="order">What is wanted.</param>
    public WorkingOrder(int number, Order order) => (Number, Order) = (number, order);

    public int Number { get; set; }

    public Order Order { get; }

    /// <summary>What it waits for; any price until it is live.</summary>
    public Trigger Trigger { get; set; } = Trigger.Now;

    /// <summary>The best price a trailing stop has seen.</summary>
    public double Best { get; set; }

    /// <summary>The limit it keeps to where it crosses the spread, quote currency; null: none.</summary>
    public double? Limit { get; set; }

    /// <summary>What it is to the position: its stop, target or trail, its liquidation, or an order of the strategy's.</summary>
    public OrderRole Role { get; init; } = OrderRole.Strategy;

    /// <summary>True once it has waited through an open: from then on it rests in the market.</summary>
    public bool IsResting { get; set; }

    /// <summary>True once its stop was reached.</summary>
    public bool IsTriggered { get; set; }

    /// <summary>Number of the order that is taken back when this one fills; 0: none.</summary>
    public int Other { get; set; }

    /// <summary>True for the rest of a bar that has no more volume for it.</summary>
    public bool IsStuck { get; set; }

    /// <summary>True once a part of it has made a position smaller: what is left of it opens none.</summary>
    public bool HasReduced { get; set; }

    /// <summary>How many bars it has been tried on.</summary>
    public int Bars { get; set; }

    /// <summary>Base quantity the order comes to, as resolved when it was first reached.</summary>
    public decimal Whole { get; set; }

    /// <summary>Base quantity still to be filled; null until a part of it has.</summary>
    public decimal? Remaining { get; private set; }

    /// <summary>True once it is filled, or as much of it as could be paid for.</summary>
    public bool IsDone { get; private set; }

    /// <summary>True once a part of it has filled.</summary>
    public bool HasFilled => IsDone || Remaining is not null;

    public bool IsLiquidation => Role == OrderRole.Liquidation;

    public bool IsProtective => Role is OrderRole.Stop or OrderRole.Trail or OrderRole.Target;

    /// <summary>True for an order that becomes another at its level.</summary>
    public bool IsStop => Order is StopOrder or TrailingStopOrder or StopLimitOrder;

    /// <summary>True where its fill or its trigger brings another level along.</summary>
    public bool BringsAnother => Order.IsBracket || Order is StopLimitOrder;

    /// <summary>True where it may open a position or enlarge one.</summary>
    public bool MayEnter => Role == OrderRole.Strategy && !Order.ReduceOnly;

    /// <summary>True where it does nothing while nothing is held.</summary>
    public bool OnlyCloses => !MayEnter || HasReduced || Order.Size.IsOfPosition;

    /// <summary>It comes to the market.</summary>
    /// <param name="price">Where the market is.</param>
    /// <param name="execution">Knows the ticks.</param>
    public void GoLive(double price, Execution execution)
    {
        (Trigger, Best) = (execution.Ticked(Order.TriggerAt(price)), price);
        if (Order is LimitOrder or TakeProfitOrder)
            Limit = Trigger.Level;
    }

    public WorkingOrder Clone() => (WorkingOrder)MemberwiseClone();

    /// <summary>Books a fill.</summary>
    /// <param name="quantity">Base quantity filled.</param>
    /// <param name="isDone">True where nothing more is to come.</param>
    public void Take(decimal quantity, bool isDone)
    {
        IsDone = isDone;
        if (!isDone)
            Remaining = (Remaining ?? Whole) - quantity;
    }
}

/// <summary>What an order is to the position.</summary>
internal enum OrderRole
{
    /// <summary>The strategy's own.</summary>
    Strategy,

    /// <summary>The position's stop-loss.</summary>
    Stop,

    /// <summary>The position's trailing stop.</summary>
    Trail,

    /// <summary>The position's take-profit.</summary>
    Target,

    /// <summary>The venue's: closes the position where its margin is gone.</summary>
    Liquidation,
}
