using BacktestCli.Core.Metrics;
using BacktestCli.Reports.Diff;

namespace BacktestCli.Tests.Reports.Diff;

public sealed class PolicyTests
{
    [Theory]
    [InlineData("relative 5%", 100, 104, true)]
    [InlineData("relative 5%", 100, 106, false)]
    [InlineData("relative 0.05", 100, 96, true)]
    [InlineData("absolute 3", 100, 103, true)]
    [InlineData("absolute 3", 100, 103.5, false)]
    [InlineData("absolute 3, relative 10%", 100, 109, true)]
    [InlineData("absolute 30, relative 1%", 100, 109, true)]
    [InlineData("worse", 100, 200, true)]
    [InlineData("worse", 100, 99.99, false)]
    [InlineData("relative 1%, worse", 100, 99.5, true)]
    [InlineData("rise", 100, 99, true)]
    [InlineData("rise", 100, 101, false)]
    [InlineData("fall", 100, 101, true)]
    [InlineData("fall", 100, 99, false)]
    [InlineData("both", 100, 99, false)]
    [InlineData("ignore", 100, 0, true)]
    public void A_change_of_a_metric_is_held_to_its_rule(string rule, double before, double now, bool passes) =>
        Assert.Equal(passes, Allows(Read("sharpe_ratio: " + rule), "sharpe_ratio", before, now));

    [Fact]
    public void A_deeper_drawdown_is_worse() => Assert.Multiple(
        () => Assert.False(Allows(Read("max_drawdown: worse"), "max_drawdown", 0.1, 0.2)),
        () => Assert.True(Allows(Read("max_drawdown: worse"), "max_drawdown", 0.2, 0.1)));

    [Fact]
    public void What_has_no_rule_of_its_own_keeps_to_the_default() => Assert.Multiple(
        () => Assert.True(Allows(Read("default: ignore\nsharpe_ratio: relative 1%"), "cagr", 1, 2)),
        () => Assert.False(Allows(Read("default: ignore\nsharpe_ratio: relative 1%"), "sharpe_ratio", 1, 2)),
        () => Assert.False(Allows(Read("sharpe_ratio: ignore"), "cagr", 1, 1.001)));

    [Fact]
    public void An_undefined_metric_passes_only_where_it_is_ignored()
    {
        Difference gone = new("sharpe_ratio", "1", "null");

        Assert.False(Read("sharpe_ratio: relative 100%").Of("sharpe_ratio").Allows(gone, MetricDirection.Higher));
        Assert.True(Read("sharpe_ratio: ignore").Of("sharpe_ratio").Allows(gone, MetricDirection.Higher));
    }

    [Theory]
    [InlineData("sharp_ratio: ignore", "p.yaml(1): there is no metric 'sharp_ratio'. Did you mean sharpe_ratio? It must be a metric, default, trades or signals.")]
    [InlineData("\nsharpe_ratio", "p.yaml(2): 'sharpe_ratio' has no colon: write a metric, a colon and a rule, such as sharpe_ratio: relative 5%, worse.")]
    [InlineData("cagr: ignore\ncagr: ignore", "p.yaml(2): cagr has a rule already. Keep one of them.")]
    [InlineData("# none\n", "p.yaml: there is no rule in that file. Write one a line, such as sharpe_ratio: relative 5%, worse.")]
    public void A_slip_is_told_with_its_line(string text, string problem) => Assert.Equal([problem], Problems(text));

    [Theory]
    [InlineData("cagr: relative", "'relative'")]
    [InlineData("cagr: relative -1", "'relative -1'")]
    [InlineData("cagr: relative NaN", "'relative NaN'")]
    [InlineData("cagr: absolute 1e999", "'absolute 1e999'")]
    [InlineData("cagr: relative 1%, better", "'better'")]
    [InlineData("cagr:", "''")]
    public void What_is_no_rule_is_refused(string text, string part) => Assert.StartsWith($"p.yaml(1): {part} is no rule", Assert.Single(Problems(text)), StringComparison.Ordinal);

    private static bool Allows(Policy policy, string metric, double before, double now) =>
        policy.Of(metric).Allows(new Difference(metric, before.ToString("R"), now.ToString("R")), MetricCatalog.Find(metric)!.Better);

    private static Policy Read(string text)
    {
        List<string> problems = [];
        Policy policy = PolicyReader.Read(text.Split('\n'), "p.yaml", 0, problems);
        Assert.Empty(problems);
        return policy;
    }

    private static List<string> Problems(string text)
    {
        List<string> problems = [];
        PolicyReader.Read(text.Split('\n'), "p.yaml", 0, problems);
        return problems;
    }
}
