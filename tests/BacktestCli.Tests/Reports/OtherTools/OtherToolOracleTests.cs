using System.Globalization;
using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Reports.Json;
using BacktestCli.Reports.OtherTools;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Reports.OtherTools;

/// <summary>Figures of other tools against what those tools print of the same curves and trades.</summary>
public sealed class OtherToolOracleTests
{
    private static readonly (string Figure, string Key)[] Quantstats =
    [
        ("Time in Market", "exposure"), ("Cumulative Return", "comp"), ("CAGR", "cagr"), ("Volatility (ann.)", "volatility"), ("Expected Daily", "geometric_mean"),
        ("Sharpe", "sharpe"), ("Prob. Sharpe Ratio", "psr"), ("Smart Sharpe", "smart_sharpe"), ("Sortino", "sortino"), ("Sortino/√2", "adjusted_sortino"),
        ("Omega", "omega"), ("Calmar", "calmar"), ("Gain/Pain Ratio", "gain_to_pain"), ("Profit Factor", "profit_factor"), ("Common Sense Ratio", "common_sense_ratio"),
        ("CPC Index", "cpc_index"), ("Max Drawdown", "max_drawdown"), ("Longest DD Days", "longest_dd_days"), ("Avg. Drawdown Days", "avg_dd_days"),
        ("Recovery Factor", "recovery_factor"), ("Ulcer Index", "ulcer_index"), ("Ulcer Performance Index", "ulcer_performance_index"), ("Serenity Index", "serenity_index"),
        ("Skew", "skew"), ("Kurtosis", "kurtosis"), ("Daily Value-at-Risk", "var_95"), ("Expected Shortfall (cVaR)", "cvar_95"), ("Tail Ratio", "tail_ratio"),
        ("Outlier Win Ratio", "outlier_win_ratio"), ("Outlier Loss Ratio", "outlier_loss_ratio"), ("Win Days %", "win_rate"), ("Payoff Ratio", "payoff_ratio"),
        ("Kelly Criterion", "kelly"), ("Risk of Ruin", "risk_of_ruin"), ("Best Day", "best"), ("Worst Day", "worst"), ("Avg. Up Day", "avg_win"), ("Avg. Down Day", "avg_loss"),
        ("Max Consecutive Wins", "consecutive_wins"), ("Max Consecutive Losses", "consecutive_losses"), ("R^2", "r_squared"), ("Information Ratio", "information_ratio"),
        ("Beta", "beta"), ("Alpha", "alpha"), ("Treynor Ratio", "treynor"),
    ];

    /// <summary>What the tool itself gets wrong: a fall that begins on the first day has no length for it.</summary>
    private static readonly HashSet<string> Faults = ["longest_dd_days", "avg_dd_days"];

    /// <summary>Its curve's figures; durations are rounded up to whole days there.</summary>
    private static readonly string[] OfCurve =
    [
        "Equity Final [$]", "Equity Peak [$]", "Return [%]", "Buy & Hold Return [%]", "Return (Ann.) [%]", "Volatility (Ann.) [%]", "CAGR [%]", "Sharpe Ratio",
        "Sortino Ratio", "Calmar Ratio", "Alpha [%]", "Beta", "Max. Drawdown [%]", "Avg. Drawdown [%]", "Max. Drawdown Duration", "Avg. Drawdown Duration", "Duration",
    ];

    private static readonly string[] OfTrades =
    [
        "# Trades", "Win Rate [%]", "Best Trade [%]", "Worst Trade [%]", "Avg. Trade [%]", "Max. Trade Duration", "Avg. Trade Duration", "Profit Factor",
        "Expectancy [%]", "SQN", "Kelly Criterion",
    ];

    [Theory]
    [InlineData("all_positive", 252)]
    [InlineData("all_positive", 365)]
    [InlineData("all_negative", 252)]
    [InlineData("short_5", 252)]
    [InlineData("short_5", 365)]
    public void Quantstats_figures_are_those_it_prints(string series, int periods)
    {
        JsonElement expected = Results(series, $"quantstats_{periods}");
        ToolRun run = Read(series) with { PeriodsPerYear = periods };

        Assert.All(Quantstats.Where(pair => series != "all_negative" || !Faults.Contains(pair.Key)), pair =>
            AssertClose(expected.GetProperty(pair.Key), Figure("quantstats", run, pair.Figure), pair.Figure));
    }

    /// <remarks>A curve without weekends has a year of 252 days there.</remarks>
    [Theory]
    [InlineData("all_positive", 365)]
    [InlineData("all_negative", 365)]
    [InlineData("short_5", 252)]
    public void Backtesting_py_figures_of_a_curve_are_those_it_prints(string series, int periods)
    {
        JsonElement expected = Results(series, "backtesting.py");
        ToolRun run = Read(series) with { PeriodsPerYear = periods };

        Assert.All(OfCurve, name => AssertClose(expected.GetProperty(name), Figure("backtesting.py", run, name), name));
    }

    [Fact]
    public void Backtesting_py_figures_of_trades_are_those_it_prints()
    {
        JsonElement expected = JsonDocument.Parse(File.ReadAllText(Repository.Shared("oracle/metrics/trades_results.json"))).RootElement.GetProperty("backtesting.py (0.6.6)");
        string[][] curve = Rows("trades_equity.csv");
        ToolRun run = RunOf([.. curve.Select(row => Number(row[2]))], [.. curve.Select(row => Number(row[1]))], Time(curve[0][0])) with
        {
            Trades = [.. Rows("trades.csv").Select(TradeOf)],
        };

        Assert.All(OfTrades.Concat(OfCurve), name => AssertClose(expected.GetProperty(name), Figure("backtesting.py", run, name), name));
    }

    private static double? Figure(string tool, ToolRun run, string name)
    {
        double? value = OtherTool.Find(tool)!.Figures(run).Single(figure => figure.Name == name).Value;
        return name == "Avg. Trade Duration" || name == "Avg. Drawdown Duration" ? value is { } days ? Math.Ceiling(days) : null : value;
    }

    private static ToolRun Read(string series)
    {
        string[][] rows = Rows($"series_{series}.csv");
        double level = 100;
        return RunOf([.. rows.Select(row => Number(row[3]))], [level, .. rows.Select(row => level *= 1 + Number(row[2]))], Time(rows[0][0]));
    }

    /// <summary>Daily bars from a cash of 10,000; as many prices as days, or one more where the start's is known.</summary>
    private static ToolRun RunOf(double[] equity, double[] prices, long from) => new()
    {
        InitialCash = 10_000,
        From = from,
        To = from + (equity.Length * UtcTime.Day),
        Days = equity,
        Points = [.. equity.Select((value, i) => new StoredPoint(from + ((i + 1) * UtcTime.Day), value, 0, 0))],
        StartsAtFirstBar = true,
        Trades = [],
        Benchmark = prices.Length > equity.Length ? prices : [prices[0], .. prices],
        Metric = _ => null,
        PeriodsPerYear = 365,
    };

    private static StoredTrade TradeOf(string[] row) => ToolRuns.Trade(Number(row[5])) with
    {
        Return = Number(row[7]),
        EntryTime = Time(row[8]),
        ExitTime = Time(row[9]),
    };

    private static JsonElement Results(string series, string library) =>
        JsonDocument.Parse(File.ReadAllText(Repository.Shared("oracle/metrics/results.json"))).RootElement.GetProperty(series).GetProperty(library);

    private static void AssertClose(JsonElement expected, double? actual, string name)
    {
        if (expected.ValueKind == JsonValueKind.String)
        {
            Assert.True(actual is null, $"{name} is {actual}; the tool prints {expected}, which we call undefined.");
            return;
        }

        double want = expected.GetDouble();
        Assert.True(actual is { } value && Math.Abs(value - want) <= 1e-9 * Math.Max(1, Math.Abs(want)), $"{name} is {actual}, not {want}");
    }

    private static string[][] Rows(string file) => [.. File.ReadLines(Repository.Shared("oracle/metrics/" + file)).Skip(1).Select(line => line.Split(','))];

    private static long Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds();

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
