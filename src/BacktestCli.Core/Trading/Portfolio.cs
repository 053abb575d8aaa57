using System.Runtime.CompilerServices;
using BacktestCli.Core.Market;

namespace BacktestCli.Core.Trading;

/// <summary>Cash, the position, and the ledger of what changed them. Sums are exact: see <see cref="Money"/>.</summary>
internal sealed class Portfolio(decimal cash)
{
    private readonly List<Fill> _fills = [];
    private readonly List<Trade> _trades = [];
    private double _cash = (double)cash;
    private OpenTrade? _open;

    public decimal Cash { get; private set; } = cash;

    public Position Position { get; } = new();

    public IReadOnlyList<Fill> Fills => _fills;

    public IReadOnlyList<Trade> Trades => _trades;

    /// <summary>Cash plus position at a price: for marking, once a bar.</summary>
    public double EquityAt(double price) => _cash + (Position.Units * price);

    /// <summary>Cash plus position at a price: for sizing and for the final account, exact.</summary>
    public decimal EquityAt(decimal price) => Position.IsFlat ? Cash : Cash + Money.Round(Position.Quantity * price);

    /// <summary>Profit of the open position at a price, entry fees and funding in; 0 when flat.</summary>
    public decimal OpenProfitAt(decimal price) => _open switch
    {
        null => 0,
        { Side: PositionSide.Long } => Money.Round(_open.Quantity * price) - _open.Cost,
        _ => _open.Cost - Money.Round(_open.Quantity * price),
    };

    /// <summary>The position is still held at this bar's close, so it saw the whole bar.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Hold(in Bar bar)
    {
        Position.BarsHeld++;
        _open!.Saw(bar);
    }

    /// <summary>Books a fill that opens a position or adds to it.</summary>
    public void Enter(Fill fill, string? tag)
    {
        Book(fill);
        _open ??= new OpenTrade(fill.Side == Side.Buy ? PositionSide.Long : PositionSide.Short, fill.Time, tag);
        _open.Add(fill);
        SetPosition();
    }

    /// <summary>Books a fill that makes the position smaller.</summary>
    /// <param name="fill">The fill.</param>
    /// <param name="reason">What caused it.</param>
    /// <param name="duringBar">True where the position was held during part of this bar too; false at its open, and at its close once the bar is counted.</param>
    public void Exit(Fill fill, ExitReason reason, bool duringBar)
    {
        Book(fill);
        _open!.Saw((double)fill.TouchPrice);
        long barsHeld = Math.Max(1, Position.BarsHeld + (duringBar ? 1 : 0));
        _trades.Add(_open.Close(fill, reason, barsHeld));
        if (_open.Quantity == 0)
            _open = null;
        SetPosition();
    }

    /// <summary>Takes funding out of the cash and books it on the open position.</summary>
    /// <param name="funding">Quote currency; negative is received.</param>
    public void Pay(decimal funding)
    {
        Cash -= funding;
        _cash = (double)Cash;
        _open!.Pay(funding);
    }

    /// <summary>The price stood here while the position was held.</summary>
    public void Saw(double price) => _open?.Saw(price);

    private void Book(Fill fill)
    {
        Cash += fill.Side == Side.Buy ? -fill.Notional - fill.Fee : fill.Notional - fill.Fee;
        _cash = (double)Cash;
        _fills.Add(fill);
    }

    private void SetPosition()
    {
        if (_open is null)
            Position.Set(0, double.NaN);
        else
            Position.Set(_open.Side == PositionSide.Long ? _open.Quantity : -_open.Quantity, (double)_open.MeanPrice);
    }
}
