using System.Runtime.CompilerServices;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading.Margin;

namespace BacktestCli.Core.Trading;

/// <summary>One instrument's place in a portfolio: its position, what stands behind it, and the trade in progress.</summary>
internal sealed class Holding
{
    private readonly decimal _leverage;
    private OpenTrade? _open;
    private long _bars;
    private long _exitBar = long.MaxValue;

    /// <param name="terms">What is traded, and on which terms.</param>
    /// <param name="portfolio">What it is part of.</param>
    /// <param name="account">Whose cash it moves.</param>
    public Holding(InstrumentTerms terms, Portfolio portfolio, Account account)
    {
        (Terms, Portfolio, Account) = (terms, portfolio, account);
        (Weight, IsMargined, _leverage) = (terms.Weight, terms.IsMargined, terms.Leverage);
        account.Open(this);
    }

    public InstrumentTerms Terms { get; }

    public Instrument Instrument => Terms.Instrument;

    public Portfolio Portfolio { get; }

    public Account Account { get; }

    public Position Position { get; } = new();

    /// <summary>Share of the portfolio, fraction.</summary>
    public decimal Weight { get; }

    /// <summary>True where a position is backed by margin and can be liquidated; false for spot that is paid in full.</summary>
    public bool IsMargined { get; }

    /// <summary>What the margin of the position was when it was opened, less funding and borrowing paid since, quote currency.</summary>
    public decimal Margin { get; private set; }

    /// <summary>The latest price, quote currency; NaN before the first bar.</summary>
    public double LastPrice { get; set; } = double.NaN;

    public TradeRecord Record { get; private set; }

    /// <summary>Bars since the last exit; the largest number where there was none.</summary>
    public long BarsSinceExit => _exitBar == long.MaxValue ? long.MaxValue : PresentBar - _exitBar;

    /// <summary>True while orders fill at the close of a bar that is counted already.</summary>
    public bool IsAtClose { get; set; }

    private long PresentBar => IsAtClose ? _bars - 1 : _bars;

    /// <summary>What the position put into or took out of the cash and gets or gives back at its entry price, quote currency, signed.</summary>
    public decimal OwnMoney => _open is null ? 0 : _open.Side == PositionSide.Long ? _open.Notional : -_open.Notional;

    /// <summary>The position at its latest price, quote currency, signed.</summary>
    public decimal Worth => Money.Round(Position.Quantity * Money.Price(LastPrice));

    /// <summary>Lowest and highest price of the present bar; the latest price where none is going on.</summary>
    public (double Low, double High) Range { get; set; }

    /// <summary>Interest paid so far on what was borrowed, quote currency.</summary>
    public decimal InterestPaid { get; private set; }

    public Holding Clone(Portfolio portfolio, Account account)
    {
        Holding clone = new(Terms, portfolio, account)
        {
            Range = Range, InterestPaid = InterestPaid, Margin = Margin, LastPrice = LastPrice, Record = Record, _bars = _bars, _exitBar = _exitBar, _open = _open?.Clone(),
        };
        clone.SetPosition();
        clone.Position.BarsHeld = Position.BarsHeld;
        return clone;
    }

    /// <summary>Profit of the open position at a price, entry fees and funding in; 0 when flat.</summary>
    public decimal OpenProfitAt(decimal price) => _open switch
    {
        null => 0,
        { Side: PositionSide.Long } => Money.Round(_open.Quantity * price) - _open.Cost,
        _ => _open.Cost - Money.Round(_open.Quantity * price),
    };

    /// <summary>A bar of the instrument has closed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CloseBar(in Bar bar)
    {
        LastPrice = bar.Close;
        _bars++;
        if (_open is null)
            return;
        Position.BarsHeld++;
        _open.Saw(bar);
    }

    /// <summary>The price stood here while the position was held.</summary>
    public void Saw(double price) => _open?.Saw(price);

    /// <summary>What an entry of so much must put up, quote currency: what the position then needs, less what it needed before.</summary>
    public decimal MarginFor(decimal notional)
    {
        decimal held = _open?.Notional ?? 0;
        return Money.Round(Terms.Margin.Initial(held + notional, _leverage) - (held == 0 ? 0 : Terms.Margin.Initial(held, _leverage)));
    }

    /// <summary>Books a fill that opens a position or adds to it.</summary>
    public void Enter(Fill fill, string? tag)
    {
        decimal margin = IsMargined ? MarginFor(fill.Notional) : 0;
        Account.Add(fill.Side == Side.Buy ? -fill.Notional - fill.Fee : fill.Notional - fill.Fee);
        _open ??= new OpenTrade(Instrument, fill.Side == Side.Buy ? PositionSide.Long : PositionSide.Short, fill.Time, tag);
        _open.Add(fill);
        if (IsMargined)
            Margin += margin;
        SetPosition();
    }

    /// <summary>Books a fill that makes the position smaller.</summary>
    /// <param name="fill">The fill.</param>
    /// <param name="reason">What caused it.</param>
    /// <param name="duringBar">True where the position was held during part of this bar too; false at its open, and at its close once the bar is counted.</param>
    /// <returns>The trade that it closes.</returns>
    public Trade Exit(Fill fill, ExitReason reason, bool duringBar)
    {
        decimal margin = fill.Quantity == _open!.Quantity ? Margin : Money.Round(Margin / _open.Quantity * fill.Quantity);
        Margin -= margin;
        Account.Add(fill.Side == Side.Buy ? -fill.Notional - fill.Fee : fill.Notional - fill.Fee);
        _open.Saw((double)fill.TouchPrice);
        Trade trade = _open.Close(fill, reason, Math.Max(1, Position.BarsHeld + (duringBar ? 1 : 0)));
        if (IsMargined && reason == ExitReason.Liquidation)
            trade = Insure(trade, margin);
        if (_open.Quantity == 0)
            (_open, _exitBar) = (null, PresentBar);
        Record = Record.With(trade.Return);
        SetPosition();
        return trade;
    }

    /// <summary>Takes funding or interest out of the cash and books it on the open position and its margin.</summary>
    /// <param name="amount">Quote currency; negative is received.</param>
    /// <param name="isInterest">True for interest on what is borrowed.</param>
    public void Pay(decimal amount, bool isInterest = false)
    {
        Account.Add(-amount);
        if (IsMargined && Account.Mode == MarginMode.Isolated)
            Margin -= amount;
        _open!.Pay(amount, isInterest);
        if (isInterest)
            InterestPaid += amount;
    }

    /// <summary>No position can lose more than what stands behind it: what is lost beyond that, the venue's insurance pays.</summary>
    private Trade Insure(Trade trade, decimal margin)
    {
        decimal lost = trade.ExitFee - trade.GrossProfit;
        decimal beyond = Account.Mode == MarginMode.Isolated ? lost - Math.Max(0, margin) : -Trading.Portfolio.EquityOf(Account, without: this);
        if (beyond <= 0)
            return trade;
        Account.Add(beyond);
        decimal net = trade.NetProfit + beyond;
        return trade with { Insurance = beyond, NetProfit = net, Return = (double)net / (double)(trade.Quantity * trade.EntryPrice) };
    }

    private void SetPosition()
    {
        Position.Entries = _open?.Entries ?? 0;
        if (_open is null)
            Position.Set(0, double.NaN);
        else
            Position.Set(_open.Side == PositionSide.Long ? _open.Quantity : -_open.Quantity, (double)_open.MeanPrice);
    }
}
