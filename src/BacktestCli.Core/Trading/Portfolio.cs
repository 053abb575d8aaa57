namespace BacktestCli.Core.Trading;

/// <summary>Cash and positions of a run, venue by venue. Sums are exact: see <see cref="Money"/>.</summary>
internal sealed class Portfolio
{
    private readonly Account[] _accounts;
    private readonly Holding[] _holdings;
    private readonly Account? _onlyAccount;
    private readonly Holding? _onlyHolding;

    /// <param name="terms">What can be held, in order of name.</param>
    /// <param name="openAccount">Opens the account of a venue.</param>
    public Portfolio(IReadOnlyList<InstrumentTerms> terms, Func<string, Account> openAccount)
    {
        _accounts = [.. terms.Select(one => one.Instrument.Exchange).Distinct().Select(openAccount)];
        _holdings = [.. terms.Select(one => new Holding(one, this, AccountOf(one.Instrument.Exchange)))];
        _onlyAccount = _accounts.Length == 1 ? _accounts[0] : null;
        _onlyHolding = _holdings.Length == 1 ? _holdings[0] : null;
    }

    private Portfolio(Portfolio other)
    {
        _accounts = Array.ConvertAll(other._accounts, account => account.CloneEmpty());
        _holdings = Array.ConvertAll(other._holdings, holding => holding.Clone(this, AccountOf(holding.Account.Exchange)));
        _onlyAccount = _accounts.Length == 1 ? _accounts[0] : null;
        _onlyHolding = _holdings.Length == 1 ? _holdings[0] : null;
    }

    public IReadOnlyList<Holding> Holdings => _holdings;

    /// <summary>Positions open now.</summary>
    public int OpenPositions
    {
        get
        {
            int open = 0;
            foreach (Holding holding in _holdings)
                open += holding.Position.IsFlat ? 0 : 1;
            return open;
        }
    }

    /// <summary>All cash, quote currency.</summary>
    public decimal Cash
    {
        get
        {
            decimal cash = 0;
            foreach (Account account in _accounts)
                cash += account.Cash;
            return cash;
        }
    }

    /// <summary>Cash plus positions at their latest prices: for marking, once a bar.</summary>
    public double Equity => _onlyHolding is { } only
        ? only.Account.CashValue + (only.Position.Units * only.LastPrice)
        : SumOfEquity();

    /// <summary>The same, exact.</summary>
    public decimal ExactEquity
    {
        get
        {
            decimal equity = Cash;
            foreach (Holding holding in _holdings)
            {
                if (!holding.Position.IsFlat)
                    equity += holding.Worth;
            }

            return equity;
        }
    }

    public Portfolio Clone() => new(this);

    /// <summary>Cash plus positions, exact: one of them at a price of now, the others at their latest.</summary>
    public decimal EquityAt(Holding holding, decimal price)
    {
        decimal equity = _onlyAccount?.Cash ?? Cash;
        foreach (Holding other in _holdings)
        {
            if (!other.Position.IsFlat)
                equity += Money.Round(other.Position.Quantity * (other == holding ? price : Money.Price(other.LastPrice)));
        }

        return equity;
    }

    /// <summary>An account's cash and its positions at their latest prices, exact, one position left out.</summary>
    public static decimal EquityOf(Account account, Holding without)
    {
        decimal equity = account.Cash;
        foreach (Holding other in account.Holdings)
        {
            if (other != without && !other.Position.IsFlat)
                equity += Money.Round(other.Position.Quantity * Money.Price(other.LastPrice));
        }

        return equity;
    }

    /// <summary>|positions| at their latest prices ÷ equity, and which way they lean: for the exposure of a bar.</summary>
    public double Gross(out double net)
    {
        net = 0;
        double gross = 0;
        foreach (Holding holding in _holdings)
        {
            if (holding.Position.IsFlat)
                continue;
            double worth = holding.Position.Units * holding.LastPrice;
            net += worth;
            gross += Math.Abs(worth);
        }

        return gross;
    }

    private double SumOfEquity()
    {
        double equity = 0;
        foreach (Account account in _accounts)
            equity += account.CashValue;
        foreach (Holding holding in _holdings)
        {
            if (holding.Position.Direction != 0)
                equity += holding.Position.Units * holding.LastPrice;
        }

        return equity;
    }

    private Account AccountOf(string exchange) => Array.Find(_accounts, account => account.Exchange == exchange)!;
}
