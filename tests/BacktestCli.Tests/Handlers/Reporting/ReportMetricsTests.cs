using System.Text.Json;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Handlers.Reporting;

/// <summary><c>backtest report metrics</c> as a user types it.</summary>
public sealed class ReportMetricsTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void It_says_what_the_column_was_taken_for_and_why()
    {
        File.WriteAllText(_session.PathOf("curve.csv"), "date,equity\n2024-01-01,100\n2024-01-02,110\n2024-01-03,99\n2024-01-04,104.5\n");
        _session.Expect(0, "report", "metrics", "curve.csv");

        Assert.Equal("equity is taken for equity: it is called equity. Say otherwise with --kind.\n", _session.Error);
        Approved.Matches(_session.Out, "report-metrics.txt");
    }

    [Theory]
    [InlineData("short_5", 252)]
    [InlineData("all_negative", 365)]
    public void A_file_of_returns_has_the_metrics_of_the_reference(string series, int periods)
    {
        string file = Repository.Shared($"oracle/metrics/series_{series}.csv");
        JsonElement expected = JsonDocument.Parse(File.ReadAllText(Repository.Shared("oracle/metrics/results.json")))
            .RootElement.GetProperty(series).GetProperty($"reference_{periods}");
        _session.Expect(0, "report", "metrics", file, "--column", "return", "--benchmark-column", "benchmark_return", "--periods", $"{periods}", "--json");
        JsonElement root = JsonDocument.Parse(_session.Out).RootElement;

        Assert.Equal("returns", root.GetProperty("kind").GetString());
        foreach ((string ours, string theirs) in new[] { ("cagr", "cagr"), ("sharpe_ratio", "sharpe"), ("sortino_ratio", "sortino"), ("ulcer_index", "ulcer_index_n") })
            Close(expected.GetProperty(theirs), root.GetProperty("metrics").GetProperty(ours));
        foreach ((string ours, string theirs) in new[] { ("alpha", "alpha_arith"), ("beta", "beta"), ("information_ratio", "information_ratio_ann") })
            Close(expected.GetProperty(theirs), root.GetProperty("against_benchmark").GetProperty(ours));
    }

    [Fact]
    public void A_file_that_is_not_there_and_a_year_of_nothing_are_told()
    {
        _session.Expect(3, "report", "metrics", "none.csv");
        Assert.Contains("Name a CSV file that can be read", _session.Error, StringComparison.Ordinal);
        _session.Expect(2, "report", "metrics", "none.csv", "--periods", "-1");
        Assert.Contains("--periods is -1", _session.Error, StringComparison.Ordinal);
    }

    private static void Close(JsonElement expected, JsonElement actual) => Assert.Equal(0, (actual.GetDouble() / expected.GetDouble()) - 1, 9);
}
