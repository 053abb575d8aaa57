using System.Globalization;
using System.Text.Json;
using BacktestCli.Core.Metrics;

namespace BacktestCli.Tests.Core.Metrics;

/// <summary>Metrics of bare series of returns against closed forms and two libraries, computed elsewhere, for years of 365 and of 252 periods.</summary>
public sealed class SeriesOracleTests
{
    /// <summary>Our name, the other's, and the factor between them: we count a drawdown as a positive fraction.</summary>
    private static readonly (string Ours, string Theirs, double Factor)[] Reference =
    [
        ("total_return", "total_return", 1), ("cagr", "cagr", 1), ("volatility", "volatility", 1), ("sharpe_ratio", "sharpe", 1), ("sortino_ratio", "sortino", 1),
        ("calmar_ratio", "calmar", 1), ("max_drawdown", "max_drawdown", -1), ("ulcer_index", "ulcer_index_n", 1), ("omega_ratio", "omega_0", 1),
        ("gain_to_pain", "gain_to_pain", 1), ("tail_ratio", "tail_ratio", 1), ("value_at_risk_95", "var_95_hist", 1), ("expected_shortfall_95", "cvar_95_hist", 1),
        ("skew", "skew_sample", 1), ("kurtosis", "kurtosis_sample_excess", 1), ("recovery_factor", "recovery_factor_compounded", 1),
        ("probabilistic_sharpe_ratio", "psr_0", 1), ("beta", "beta", 1), ("alpha", "alpha_arith", 1), ("correlation", "correlation", 1),
        ("tracking_error", "tracking_error", 1), ("information_ratio", "information_ratio_ann", 1),
    ];

    private static readonly (string Ours, string Theirs, double Factor)[] Quantstats =
    [
        ("total_return", "comp", 1), ("cagr", "cagr", 1), ("volatility", "volatility", 1), ("sharpe_ratio", "sharpe", 1), ("smart_sharpe", "smart_sharpe", 1),
        ("sortino_ratio", "sortino", 1), ("calmar_ratio", "calmar", 1), ("omega_ratio", "omega", 1), ("max_drawdown", "max_drawdown", -1), ("tail_ratio", "tail_ratio", 1),
        ("skew", "skew", 1), ("kurtosis", "kurtosis", 1), ("gain_to_pain", "gain_to_pain", 1), ("beta", "beta", 1), ("alpha", "alpha", 1),
    ];

    private static readonly (string Ours, string Theirs, double Factor)[] Empyrical =
    [
        ("total_return", "total_return", 1), ("cagr", "cagr", 1), ("volatility", "volatility", 1), ("sharpe_ratio", "sharpe", 1), ("sortino_ratio", "sortino", 1),
        ("calmar_ratio", "calmar", 1), ("omega_ratio", "omega", 1), ("max_drawdown", "max_drawdown", -1), ("tail_ratio", "tail_ratio", 1),
        ("value_at_risk_95", "var_95", 1), ("expected_shortfall_95", "cvar_95", 1), ("beta", "beta", 1),
    ];

    /// <summary>What is rounding noise in the others where a series does not vary; we call it undefined.</summary>
    private static readonly HashSet<string> Noise = ["sharpe_ratio", "smart_sharpe", "skew", "kurtosis", "probabilistic_sharpe_ratio", "correlation"];

    public static MatrixTheoryData<string, int> Series { get; } = new MatrixTheoryData<string, int>(["all_positive", "all_negative", "short_5", "constant"], [365, 252]);

    [Theory]
    [MemberData(nameof(Series))]
    public void A_series_has_the_metrics_of_the_references(string series, int periods)
    {
        JsonElement all = JsonDocument.Parse(File.ReadAllText(Repository.Shared("oracle/metrics/results.json"))).RootElement.GetProperty(series);
        SeriesStatistics statistics = Read(series, periods);

        Check(Reference, "reference");
        Check(Quantstats, "quantstats");
        Check(Empyrical, "empyrical");

        void Check((string Ours, string Theirs, double Factor)[] pairs, string library)
        {
            JsonElement expected = all.GetProperty($"{library}_{periods}");
            foreach ((string ours, string theirs, double factor) in pairs.Where(pair => series != "constant" || !Noise.Contains(pair.Ours)))
                AssertClose(expected.GetProperty(theirs), factor * Value(ours, statistics), $"{library} {ours}");
        }
    }

    [Theory]
    [InlineData("short_5", 0.015)]
    [InlineData("all_negative", 0.40089198234615353)]
    public void A_drawdown_that_has_not_ended_counts_among_the_average(string series, double expected) =>
        Assert.Equal(expected, Value("avg_drawdown", Read(series, 365))!.Value, 9);

    [Fact]
    public void The_probability_of_a_sharpe_ratio_is_that_of_the_published_examples()
    {
        JsonElement root = JsonDocument.Parse(File.ReadAllText(Repository.Shared("oracle/metrics/overfit.json"))).RootElement;
        JsonElement own = root.GetProperty("psr_test_returns");
        double[] returns = [.. File.ReadLines(Repository.Shared("oracle/metrics/psr_test_returns.csv")).Skip(1).Select(Number)];
        SeriesStatistics statistics = SeriesStatistics.OfReturns(returns, null, 365);
        JsonElement published = root.GetProperty("published_examples");

        AssertClose(own.GetProperty("sr"), statistics.PeriodSharpe, "Sharpe ratio");
        AssertClose(
            own.GetProperty("psr_005"),
            SharpeProbability.Above(
                statistics.PeriodSharpe!.Value, 0.05, statistics.ReturnMoments.PopulationSkew, statistics.ReturnMoments.PopulationKurtosis, returns.Length),
            "against 0.05");
        AssertClose(
            published.GetProperty("psr_efficient_frontier (SR_m=1.585/sqrt12, T=24, skew -2.448, kurt 10.164, SR*=0)"),
            SharpeProbability.Above(1.585 / Math.Sqrt(12), 0, -2.448, 10.164, 24), "hedge fund");
        AssertClose(
            published.GetProperty("dsr_paper (SR_ann 2.5/sqrt250, V=0.5/250, N=100, T=1250, skew -3, kurt 10) ~0.9004"),
            SharpeProbability.Above(2.5 / Math.Sqrt(250), published.GetProperty("dsr_paper SR0 daily (N=100) ~0.1132").GetDouble(), -3, 10, 1250), "deflated");
    }

    internal static SeriesStatistics Read(string series, int periods)
    {
        string[][] rows = [.. File.ReadLines(Repository.Shared($"oracle/metrics/series_{series}.csv")).Skip(1).Select(line => line.Split(','))];
        return SeriesStatistics.OfReturns([.. rows.Select(row => Number(row[1]))], [.. rows.Select(row => Number(row[2]))], periods);
    }

    internal static void AssertClose(JsonElement expected, double? actual, string name)
    {
        if (expected.ValueKind == JsonValueKind.String)
        {
            Assert.True(actual is null, $"{name} is {actual}; the reference has {expected}, which we call undefined.");
            return;
        }

        double want = expected.GetDouble();
        Assert.True(
            actual is { } value && Math.Abs(value - want) <= 1e-9 * Math.Max(1, Math.Abs(want)),
            $"{name} is {actual?.ToString(CultureInfo.InvariantCulture) ?? "null"}, not {want}");
    }

    private static double? Value(string name, SeriesStatistics statistics) =>
        MetricCatalog.OfReturns.Concat(MetricCatalog.AgainstBenchmark).First(metric => metric.Name == name).Of(statistics);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
