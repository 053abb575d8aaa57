using System.Text.Json;
using System.Xml.Linq;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Handlers.Judging;

/// <summary><c>backtest report diff</c> and <c>check</c> as a user types and mistypes them.</summary>
public sealed class ReportCommandTests : IDisposable
{
    private readonly Session _session = new();

    public ReportCommandTests()
    {
        Run("a");
        Run("b", "-p", "fast_period=12");
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void The_same_ends_with_0_and_another_with_1()
    {
        _session.Expect(0, "report", "diff", "runs/a", "runs/a/report.json");
        _session.Expect(1, "report", "diff", "runs/a", "runs/b");
        _session.Expect(0, "report", "diff", "runs/a", "runs/a", "runs/a");
        _session.Expect(1, "report", "diff", "runs/a", "runs/b", "runs/a");
    }

    [Fact]
    public void Of_every_dataset_the_first_bar_that_differs_is_named()
    {
        _session.Expect(0, "data", "export", "--data", "sample", "--out", "bars.csv");
        foreach (string symbol in (string[])["BTCUSDT", "ETHUSDT"])
            _session.Expect(0, "data", "import", "bars.csv", "--symbol", symbol, "--interval", "1h");
        RunBoth("long", "2024-03-01");
        RunBoth("short", "2024-02-29");

        _session.Expect(1, "report", "diff", "runs/long", "runs/short", "--json");
        Assert.Equal(
            ["binance spot BTCUSDT 1h: bar of 2024-02-29T00:00:00Z is gone", "binance spot ETHUSDT 1h: bar of 2024-02-29T00:00:00Z is gone"],
            JsonDocument.Parse(_session.Out).RootElement.GetProperty("causes").EnumerateArray().Select(cause => cause.GetProperty("text").GetString()));
    }

    [Fact]
    public void A_check_gives_the_value_the_bound_and_the_gap()
    {
        _session.Expect(1, "report", "check", "runs/a", "--expect", "total_trades>=0", "--expect", "total_trades>100000", "--against", "runs/b", "--json");
        JsonElement[] checks = [.. JsonDocument.Parse(_session.Out).RootElement[0].GetProperty("checks").EnumerateArray()];

        double trades = checks[0].GetProperty("value").GetDouble();
        Assert.Equal((0, -trades), (checks[0].GetProperty("bound").GetDouble(), checks[0].GetProperty("gap").GetDouble()));
        Assert.Equal((100_000, 100_000 - trades), (checks[1].GetProperty("bound").GetDouble(), checks[1].GetProperty("gap").GetDouble()));
        Assert.False(checks[2].TryGetProperty("value", out _));
    }

    [Fact]
    public void A_policy_decides()
    {
        Write("policy.yaml", "default: ignore\ntrades: ignore\nsharpe_ratio: worse\n");
        _session.Expect(1, "report", "diff", "runs/a", "runs/b", "--policy", "policy.yaml");
        _session.Expect(0, "report", "diff", "runs/b", "runs/a", "--policy", "policy.yaml");
        Assert.Contains("the same, within what may differ.", _session.Out, StringComparison.Ordinal);
        _session.Expect(0, "report", "check", "runs/a", "--against", "runs/b", "--policy", "policy.yaml");
        _session.Expect(0, "run", "-s", "sma-cross", "--against", "runs/b", "--policy", "policy.yaml");
    }

    [Fact]
    public void Every_format_says_the_same_cause()
    {
        const string Cause = "fast_period: 20 → 12 (-8, 4E-1 relative)";
        _session.Expect(1, "report", "diff", "runs/a", "runs/b", "--html", "diff.html");
        Assert.Contains(Cause, _session.Out, StringComparison.Ordinal);
        Assert.Contains(Cause, System.Net.WebUtility.HtmlDecode(File.ReadAllText(_session.PathOf("diff.html"))), StringComparison.Ordinal);
        _session.Expect(1, "report", "diff", "runs/a", "runs/b", "--markdown");
        Assert.Contains($"| parameter | {Cause} |", _session.Out, StringComparison.Ordinal);
        _session.Expect(1, "report", "diff", "runs/a", "runs/b", "--json");
        Assert.Equal(Cause, JsonDocument.Parse(_session.Out).RootElement.GetProperty("causes")[0].GetProperty("text").GetString());
    }

    [Fact]
    public void Metrics_say_whether_they_are_better()
    {
        _session.Expect(1, "report", "diff", "runs/a", "runs/b", "--json");
        Dictionary<string, bool?> better = JsonDocument.Parse(_session.Out).RootElement.GetProperty("metrics").EnumerateArray().ToDictionary(
            metric => metric.GetProperty("name").GetString()!,
            metric => metric.GetProperty("better") is { ValueKind: not JsonValueKind.Null } known ? known.GetBoolean() : (bool?)null);

        Assert.False(better["sharpe_ratio"]);
        Assert.False(better["max_drawdown"]);
        Assert.Null(better["beta"]);
    }

    [Fact]
    public void Reports_are_judged_in_CI()
    {
        _session["GITHUB_ACTIONS"] = "true";
        _session.Expect(1, "report", "check", "runs/a", "runs/b", "--expect", "total_trades>0", "--against", "runs/a", "--junit", "out/checks.xml");

        Assert.StartsWith("::error title=runs/b%3A against runs/a::it differs.%0A", _session.Error, StringComparison.Ordinal);
        XElement root = XDocument.Load(_session.PathOf("out/checks.xml")).Root!;
        Assert.Equal(("4", "1"), (root.Attribute("tests")!.Value, root.Attribute("failures")!.Value));
    }

    [Fact]
    public void A_run_is_judged_in_CI()
    {
        _session["GITHUB_ACTIONS"] = "true";
        _session.Expect(1, "run", "-s", "sma-cross", "--name", "c", "--expect", "total_trades>100000", "--junit", "checks.xml");

        Assert.Contains("::error title=c%3A expect total_trades>100000::total_trades>100000 failed: it is ", _session.Error, StringComparison.Ordinal);
        Assert.Equal("c", XDocument.Load(_session.PathOf("checks.xml")).Root!.Element("testsuite")!.Attribute("name")!.Value);
    }

    [Theory]
    [InlineData(2, "report diff runs/a", "REPORT")]
    [InlineData(2, "report diff runs/a runs/b --tolerance -1", "--tolerance is -1: it must be a fraction, 0 or more.")]
    [InlineData(2, "report diff runs/a runs/b --markdown --json", "--markdown and --json both say what stdout is")]
    [InlineData(2, "report diff runs/a runs/b runs/a --tolerance 1", "are about two reports")]
    [InlineData(2, "report check runs/a", "nothing is asked of the reports: give --expect, --against or both.")]
    [InlineData(2, "report check runs/a --policy p.yaml --expect cagr>0", "--policy is p.yaml, and there is nothing to compare with")]
    [InlineData(2, "run -s sma-cross --junit x.xml", "--junit is x.xml, and there is nothing to say in it: add --expect or --against.")]
    [InlineData(2, "report diff runs/a runs/b --policy bad.yaml", "--policy bad.yaml(2): 'better' is no rule")]
    [InlineData(3, "report diff runs/a runs/c", "runs/c: Could not find")]
    [InlineData(3, "report diff runs/a bad.yaml", "bad.yaml is not a report: ")]
    [InlineData(3, "report diff runs/a runs/b --policy none.yaml", "--policy none.yaml: Could not find file")]
    [InlineData(3, "report check runs/a --against runs/c", "--against runs/c: Could not find")]
    public void A_slip_is_told_and_has_its_number(int exitCode, string line, string said)
    {
        Write("bad.yaml", "# a policy\ncagr: better\n");
        _session.Expect(exitCode, line.Split(' '));
        Assert.Contains(said, _session.Error, StringComparison.Ordinal);
    }

    private void Run(string name, params string[] more) => _session.Expect(0, ["run", "-s", "sma-cross", "--name", name, .. more]);

    private void Write(string name, string text) => File.WriteAllText(_session.PathOf(name), text);

    private void RunBoth(string name, string to) => _session.Expect(
        0, "run", "-s", "sma-cross", "--symbol", "BTCUSDT,ETHUSDT", "--interval", "1h", "--from", "2024-02-01", "--to", to, "--name", name);
}
