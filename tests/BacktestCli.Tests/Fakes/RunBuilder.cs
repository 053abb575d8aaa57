using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;

namespace BacktestCli.Tests.Fakes;

/// <summary>Makes the result of a run by hand: an equity path, a price path, trades. What can be derived is derived.</summary>
internal sealed record RunBuilder
{
    /// <summary>2024-01-01T00:00:00Z.</summary>
    public const long Start = 1_704_067_200_000;

    public BacktestOptions Options { get; init; } = new();

    public Interval Interval { get; init; } = Interval.OneDay;

    public Instrument Instrument { get; init; } = new("binance", MarketKind.Spot, "BTCUSDT");

    /// <summary>Equity at each bar's close.</summary>
    public double[] Equity { get; init; } = [];

    /// <summary>Close of each bar; 100 throughout where none is given.</summary>
    public double[] Closes { get; init; } = [];

    public double FirstOpen { get; init; } = 100;

    /// <summary>Bars that are missing: positions on the interval's grid that have no bar.</summary>
    public int[] Missing { get; init; } = [];

    public IReadOnlyList<Trade> Trades { get; init; } = [];

    public IReadOnlyList<Fill> Fills { get; init; } = [];

    public OrderStatistics Orders { get; init; } = new([], [], []);

    public ExposureSummary Exposure { get; init; } = new(0, 0, 0, 0);

    public int WarmUpBars { get; init; }

    public long AmbiguousBars { get; init; }

    public IntrabarRange? IntrabarRange { get; init; }

    public decimal OpenQuantity { get; init; }

    public static RunBuilder FromReturns(double[] returns, double[] benchmark) => new()
    {
        Equity = Compound(10_000, returns),
        Closes = Compound(100, benchmark),
    };

    public BacktestResult Build()
    {
        EquityPoint[] points = Points();
        decimal final = points.Length > 0 ? (decimal)points[^1].Equity : Options.Cash;
        return new BacktestResult
        {
            Instruments = [InstrumentOf(points)],
            Interval = Interval,
            Options = Options,
            From = Start,
            To = points.Length > 0 ? points[^1].Time : Start + Interval.Milliseconds,
            Bars = Math.Max(1, points.Length),
            Steps = Math.Max(1, points.Length),
            WarmUpBars = WarmUpBars,
            BenchmarkStart = FirstOpen,
            BenchmarkEnd = points.Length > 0 ? points[^1].Price : FirstOpen,
            FinalCash = final,
            FinalEquity = final,
            Fills = [.. Fills.Select(fill => fill with { Instrument = Instrument })],
            Trades = [.. Trades.Select(trade => trade with { Instrument = Instrument })],
            Orders = Orders,
            Equity = new EquityCurve
            {
                Daily = [.. points.GroupBy(point => UtcTime.StartOfDay(point.Time - 1)).Select(day => day.Last())],
                PerBar = Options.Equity == EquityDetail.Full ? points : [],
                Drawdowns = Drawdowns.Of((double)Options.Cash, Start, points),
                Exposure = Exposure,
            },
            AmbiguousBars = AmbiguousBars,
            IntrabarRange = IntrabarRange,
        };
    }

    private InstrumentResult InstrumentOf(EquityPoint[] points) => new()
    {
        Instrument = Instrument,
        Fees = Options.Fees,
        Weight = 1,
        Margin = Options.Margin,
        IsMargined = Instrument.Market == MarketKind.Perp,
        From = Start,
        To = points.Length > 0 ? points[^1].Time : Start + Interval.Milliseconds,
        Bars = Math.Max(1, points.Length),
        FirstOpen = FirstOpen,
        LastClose = points.Length > 0 ? points[^1].Price : FirstOpen,
        OpenQuantity = OpenQuantity,
        OpenProfit = 0,
        InterestPaid = 0,
    };

    private static double[] Compound(double start, double[] returns) => [.. returns.Select(r => start *= 1 + r)];

    private EquityPoint[] Points()
    {
        double peak = (double)Options.Cash;
        int[] grid = [.. Enumerable.Range(0, Equity.Length + Missing.Length).Except(Missing)];
        return [.. Equity.Select((equity, i) =>
        {
            peak = Math.Max(peak, equity);
            double close = Closes.Length > 0 ? Closes[i] : 100;
            return new EquityPoint(Start + ((grid[i] + 1) * Interval.Milliseconds), equity, 1 - (equity / peak), 0, close);
        })];
    }
}
