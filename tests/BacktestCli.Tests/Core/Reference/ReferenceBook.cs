using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;

namespace BacktestCli.Tests.Core.Reference;

/// <summary>An account at a venue, as the reference keeps it.</summary>
internal sealed class ReferenceVenue
{
    public required string Name { get; init; }

    public required decimal Cash { get; set; }

    /// <summary>What exits inside the present bars have freed.</summary>
    public decimal Frozen { get; set; }

    /// <summary>Quote currency traded by UTC day.</summary>
    public Dictionary<long, decimal> Traded { get; } = [];

    public List<ReferenceBook> Books { get; } = [];
}

/// <summary>An order that waits, as the reference keeps it.</summary>
internal sealed class ReferenceOrder
{
    public required OrderSpec Spec { get; init; }

    public required int Number { get; init; }

    /// <summary>0 liquidation, 1 stop and trail, 2 target, 3 the strategy's.</summary>
    public required int Rank { get; init; }

    public required ExitReason Reason { get; init; }

    /// <summary>What it is at present: a stop becomes a market order, a stop-limit order a limit order.</summary>
    public required OrderKind Kind { get; set; }

    /// <summary>What it waits for at present.</summary>
    public decimal Level { get; set; }

    public decimal? Best { get; set; }

    /// <summary>Base quantity still to be filled; null before the first fill.</summary>
    public decimal? Remaining { get; set; }

    /// <summary>True once it has filled against a position.</summary>
    public bool Closes { get; set; }

    public bool HasMetOpen { get; set; }

    public int BarsTried { get; set; }

    /// <summary>True where nothing more of it can fill in this bar.</summary>
    public bool IsBlocked { get; set; }

    public ReferenceOrder? Other { get; set; }

    public int Sign => Spec.IsBuy ? 1 : -1;

    public bool IsLimit => Kind is OrderKind.Limit or OrderKind.TakeProfit;

    /// <summary>True where a price at or above the level reaches it.</summary>
    public bool Rises => IsLimit != Spec.IsBuy;
}

/// <summary>An instrument, its position and its orders, as the reference keeps them.</summary>
internal sealed class ReferenceBook
{
    public required Leg Leg { get; init; }

    public required ReferenceVenue Venue { get; init; }

    public required decimal Weight { get; init; }

    public required bool IsMargined { get; init; }

    public string Name => Leg.Instrument.ToString();

    public InstrumentRules Rules => Leg.Instrument.Rules;

    public List<ReferenceOrder> Orders { get; } = [];

    public List<ReferenceOrder> Sent { get; } = [];

    /// <summary>Bars seen so far; the present one is the last of them.</summary>
    public int Seen { get; set; }

    public Bar Bar { get; set; }

    /// <summary>True while its bar is met.</summary>
    public bool IsPresent { get; set; }

    /// <summary>Close before the present bar's; the open of the first.</summary>
    public decimal LastClose { get; set; }

    public long? LastCloseTime { get; set; }

    /// <summary>Base quantity that the bar's volume still allows; null: any.</summary>
    public decimal? Budget { get; set; }

    /// <summary>True until the first close after a position was opened.</summary>
    public bool IsNew { get; set; }

    public decimal Quantity { get; set; }

    /// <summary>Σ quantity × price of the entries of what is held.</summary>
    public decimal Cost { get; set; }

    public decimal EntryFees { get; set; }

    public decimal Funding { get; set; }

    public decimal Interest { get; set; }

    public decimal Margin { get; set; }

    /// <summary>Where its liquidation stood before any bar of this time was met inside; null once it has filled itself, or where none stood.</summary>
    public decimal? LiquidationBefore { get; set; }

    /// <summary>Mean price of its entries; a part that is closed does not change it.</summary>
    public decimal EntryPrice { get; set; }

    public int Sign => Math.Sign(Quantity);

    /// <summary>Its bars since a position was closed; null where none was.</summary>
    public int? BarsSinceExit { get; set; }

    /// <summary>Returns of its closed trades.</summary>
    public List<double> Returns { get; } = [];
}
