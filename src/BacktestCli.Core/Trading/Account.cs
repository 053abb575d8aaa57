using BacktestCli.Core.Trading.Margin;

namespace BacktestCli.Core.Trading;

/// <summary>The cash at one venue, and what of it is tied up.</summary>
internal sealed class Account
{
    private readonly List<Holding> _holdings = [];
    private readonly MarginMode _mode;
    private readonly FeeMeter? _meter;
    private decimal _freedInside;

    /// <param name="exchange">The venue.</param>
    /// <param name="cash">At the start, quote currency.</param>
    /// <param name="mode">What stands behind its leveraged positions.</param>
    /// <param name="meter">Counts what is traded, where fees depend on it.</param>
    public Account(string exchange, decimal cash, MarginMode mode, FeeMeter? meter)
    {
        (Exchange, _mode, _meter) = (exchange, mode, meter);
        (Cash, CashValue) = (cash, (double)cash);
    }

    public string Exchange { get; }

    public decimal Cash { get; private set; }

    /// <summary><see cref="Cash"/> for marking to market.</summary>
    public double CashValue { get; private set; }

    public MarginMode Mode => _mode;

    /// <summary>Everything that can be held at the venue.</summary>
    public IReadOnlyList<Holding> Holdings => _holdings;


    /// <summary>
    /// What an entry can spend or put up as margin, quote currency: cash, less what margined positions tie up (with cross margin, and what they have
    /// lost so far), less what exits inside the present bar freed, because nobody knows whether they came before.
    /// </summary>
    public decimal Available
    {
        get
        {
            decimal free = Cash - _freedInside;
            foreach (Holding holding in _holdings)
            {
                if (holding.IsMargined && !holding.Position.IsFlat)
                    free += (_mode == MarginMode.Cross ? Math.Min(holding.Worth, holding.OwnMoney) : holding.OwnMoney) - holding.Margin;
            }

            return free;
        }
    }

    /// <summary>The same account with the same cash and, so far, nothing held.</summary>
    public Account CloneEmpty() => new(Exchange, Cash, _mode, _meter?.Clone()) { _freedInside = _freedInside };

    public void Open(Holding holding) => _holdings.Add(holding);

    /// <summary>Quote currency traded here in the 30 UTC days before that of a time, Unix ms; 0 where fees do not depend on it.</summary>
    public decimal VolumeAt(long time) => _meter?.VolumeAt(time) ?? 0;

    /// <summary>A bar opens or has closed: what was freed inside one can be spent.</summary>
    public void Settle() => _freedInside = 0;

    /// <summary>Moves cash.</summary>
    /// <param name="amount">Quote currency; negative is paid.</param>
    public void Add(decimal amount)
    {
        Cash += amount;
        CashValue = (double)Cash;
    }

    /// <summary>An exit inside a bar freed cash that other orders of the same bar may not use.</summary>
    public void Free(decimal amount) => _freedInside += Math.Max(0, amount);

    /// <summary>Counts a fill towards the venue's fee tiers.</summary>
    public void Trade(long time, decimal notional) => _meter?.Add(time, notional);
}
