namespace BacktestCli.Core.Trading;

/// <summary>How much an order is for. It is resolved when the order first fills, at the fill price, then rounded down to the lot.</summary>
public abstract record Size
{
    private const string TooMany = "as many positions are open as may be";

    private Size()
    {
    }

    /// <summary>Whatever the position is at that time: closes it.</summary>
    public static Size Position { get; } = new PositionShare(1);

    /// <summary>A share of the position at that time, fraction: takes part of it out, or puts as much again in.</summary>
    public static Size OfPosition(decimal share) => new PositionShare(share);

    /// <summary>
    /// A share of equity, fraction, times the instrument's weight in the run: 0.95 puts 95 % of it, marked at the touch price, into the instrument.
    /// </summary>
    public static Size OfEquity(decimal share) => new EquityShare(share);

    /// <summary>A share of the cash that can be spent, fraction, times the instrument's weight in the run.</summary>
    public static Size OfCash(decimal share) => new CashShare(share);

    /// <summary>A base quantity.</summary>
    public static Size OfBase(decimal quantity) => new BaseQuantity(quantity);

    /// <summary>An amount of quote currency, fees not in it.</summary>
    public static Size OfQuote(decimal amount) => new QuoteAmount(amount);

    /// <summary>
    /// As much as loses a share of equity at the order's own stop-loss: share × equity ÷ (|fill price − stop| + the taker fee of both fills, a unit).
    /// </summary>
    /// <remarks>Van Tharp (1998), Trade Your Way to Financial Freedom, fixed fractional sizing, with the costs of getting in and out counted.</remarks>
    /// <param name="share">Share of equity that may be lost, fraction, above 0.</param>
    public static Size OfRisk(decimal share) => new RiskShare(share);

    /// <summary>As much as makes the position's volatility the target: share of equity = target ÷ volatility, at most <paramref name="cap"/>.</summary>
    /// <remarks>Moskowitz, Ooi and Pedersen (2012), Journal of Financial Economics 104(2), 228–250, section 4.1.</remarks>
    /// <param name="target">Target volatility, fraction, of the same period as <paramref name="volatility"/>, above 0.</param>
    /// <param name="volatility">The instrument's volatility as the strategy measures it, fraction, above 0.</param>
    /// <param name="cap">Largest share of equity, fraction.</param>
    public static Size ForVolatility(decimal target, double volatility, decimal cap = 1) => new VolatilityTarget(target, volatility, cap);

    /// <summary>
    /// A fraction of what Kelly's criterion says of the instrument's closed trades so far, W − (1 − W) ÷ R (W: share won, R: mean win ÷ mean loss),
    /// at most <paramref name="cap"/>; nothing where it is not above 0.
    /// </summary>
    /// <remarks>Kelly (1956), Bell System Technical Journal 35(4), 917–926.</remarks>
    /// <param name="fraction">Of the criterion, fraction: 0.5 is half Kelly.</param>
    /// <param name="cap">Largest share of equity, fraction; it is also the share until <paramref name="minTrades"/> trades are closed.</param>
    /// <param name="minTrades">Trades before the criterion is believed.</param>
    public static Size OfKelly(decimal fraction, decimal cap, int minTrades = 20) => new KellyShare(fraction, cap, minTrades);

    /// <summary>An equal share of equity for each of at most so many positions; refused where so many are open already.</summary>
    public static Size OfSlots(int positions) => new EqualSlots(positions);

    /// <summary>The same, refused where the order would open one more position than so many in the portfolio.</summary>
    public Size Within(int positions) => new Limited(this, positions);

    /// <summary>The quantity this comes to, base currency, before rounding to the lot; 0 or more.</summary>
    /// <param name="at">What it is resolved against.</param>
    internal abstract decimal Resolve(in Sizing at);

    /// <summary>Why this size gives no quantity, where that has a reason of its own; null where there is none.</summary>
    internal virtual string? Refusal(in Sizing at) => null;

    /// <summary>True where it comes to nothing while nothing is held.</summary>
    internal bool IsOfPosition => this is PositionShare or Limited { Of: PositionShare };

    private static bool IsFull(in Sizing at, int positions) => at.Held == 0 && at.OpenPositions >= positions;

    private sealed record PositionShare(decimal Share) : Size
    {
        internal override decimal Resolve(in Sizing at) => Share == 1 ? Math.Abs(at.Held) : Math.Abs(at.Held) * Share;
    }

    private sealed record EquityShare(decimal Share) : Size
    {
        internal override decimal Resolve(in Sizing at) => Math.Max(0, Share * at.Equity * at.Weight / at.FillPrice);
    }

    private sealed record CashShare(decimal Share) : Size
    {
        internal override decimal Resolve(in Sizing at) => Math.Max(0, Share * at.Spendable * at.Weight / at.FillPrice);
    }

    private sealed record BaseQuantity(decimal Quantity) : Size
    {
        internal override decimal Resolve(in Sizing at) => Quantity;
    }

    private sealed record QuoteAmount(decimal Amount) : Size
    {
        internal override decimal Resolve(in Sizing at) => Math.Max(0, Amount / at.FillPrice);
    }

    private sealed record RiskShare(decimal Share) : Size
    {
        internal override decimal Resolve(in Sizing at)
        {
            if (at.StopPrice is not { } stop || stop <= 0)
                return 0;
            decimal lost = Math.Abs(at.FillPrice - stop) + ((at.FillPrice + stop) * at.TakerFee);
            return lost <= 0 ? 0 : Math.Max(0, Share * at.Equity / lost);
        }

        internal override string? Refusal(in Sizing at) => at.StopPrice is null ? "a size by risk needs a stop-loss" : null;
    }

    private sealed record VolatilityTarget(decimal Target, double Volatility, decimal Cap) : Size
    {
        internal override decimal Resolve(in Sizing at)
        {
            if (!(Volatility > 0) || double.IsInfinity(Volatility))
                return 0;
            double share = (double)Target / Volatility;
            return Math.Max(0, (share < (double)Cap ? (decimal)share : Cap) * at.Equity * at.Weight / at.FillPrice);
        }

        internal override string? Refusal(in Sizing at) =>
            Volatility > 0 && double.IsFinite(Volatility) ? null : "the volatility to be sized by is undefined or not above 0";
    }

    private sealed record KellyShare(decimal Fraction, decimal Cap, int MinTrades) : Size
    {
        internal override decimal Resolve(in Sizing at) => Math.Max(0, Share(at) * at.Equity * at.Weight / at.FillPrice);

        internal override string? Refusal(in Sizing at) => Share(at) > 0 ? null : "Kelly's criterion of the trades so far is not above 0";

        private decimal Share(in Sizing at) => at.Record.Trades < MinTrades
            ? Cap
            : Math.Min(Cap, Fraction * at.Record.Kelly);
    }

    private sealed record EqualSlots(int Positions) : Size
    {
        internal override decimal Resolve(in Sizing at) => IsFull(at, Positions) ? 0 : Math.Max(0, at.Equity / Positions / at.FillPrice);

        internal override string? Refusal(in Sizing at) => IsFull(at, Positions) ? TooMany : null;
    }

    private sealed record Limited(Size Of, int Positions) : Size
    {
        internal override decimal Resolve(in Sizing at) => IsFull(at, Positions) ? 0 : Of.Resolve(at);

        internal override string? Refusal(in Sizing at) => IsFull(at, Positions) ? TooMany : Of.Refusal(at);
    }
}
