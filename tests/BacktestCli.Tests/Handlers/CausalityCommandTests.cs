using System.Text.Json;
using BacktestCli.Scripting.Declarative;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Handlers;

/// <summary><c>backtest strategy check --causal</c> and strategies in C# as a user types them.</summary>
public sealed class CausalityCommandTests : IDisposable
{
    private static readonly string Samples = Path.Combine(Repository.Root, "samples");

    private readonly Session _session = new();

    public static TheoryData<string> Shipped => [.. BuiltInStrategies.Names, "llm-portfolio"];

    public void Dispose() => _session.Dispose();

    [Theory]
    [MemberData(nameof(Shipped))]
    public void No_shipped_strategy_looks_ahead_or_hangs_on_where_the_data_begin(string name)
    {
        _session.Expect(0, "strategy", "check", name, "--causal");

        Assert.StartsWith($"{name}: does not look ahead: 20 cuts of 8,760 bars, 60 replays; ", _session.Out);
        Assert.Matches("\n  warm-up  .*: the same [0-9,]+ orders?; fills the same\\.\n", _session.Out);
        Assert.Equal(
            name.StartsWith("llm-", StringComparison.Ordinal),
            _session.Out.Contains("\n  signals  no model was asked: at every bar a stand-in gave an opinion made of that bar's numbers.\n", StringComparison.Ordinal));
    }

    [Fact]
    public void With_signals_off_a_strategy_that_asks_a_model_runs_and_trades_nothing_and_its_text_can_be_copied_and_run()
    {
        _session.Expect(0, "strategy", "show", "llm-portfolio");
        File.WriteAllText(_session.PathOf("mine.cs"), _session.Out);
        foreach (string strategy in new[] { "llm-portfolio", "llm-sentiment", "mine.cs" })
        {
            _session.Expect(0, "run", "-s", strategy, "--data", "sample", "--signals-mode", "off", "--json");
            Assert.Contains("\"total_trades\": 0,", _session.Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_planted_leak_is_named_with_its_bar_and_order()
    {
        string cheat = Path.Combine(Samples, "planted-leak", "Clairvoyant.cs");
        _session.Expect(1, "strategy", "check", cheat, "--causal", "--cuts", "5", "--json");

        JsonElement check = JsonDocument.Parse(_session.Out).RootElement.GetProperty("strategies")[0];
        JsonElement contrast = check.GetProperty("difference").GetProperty("contrasts")[0];
        Assert.True(check.GetProperty("looks_ahead").GetBoolean());
        Assert.Equal("order", contrast.GetProperty("what").GetString());
        Assert.NotEqual(contrast.GetProperty("as_it_was").GetString(), contrast.GetProperty("changed").GetString());
    }

    [Fact]
    public void What_more_history_would_change_is_told_indicator_by_indicator()
    {
        File.WriteAllText(_session.PathOf("slow.yaml"), "name: slow\ndescription: x\nentry: close > ema(50) and macd(close).signal > 0\nexit: close crosses_below ema(50)\nsize: 1\nwarm_up: 60\n");
        _session.Run("strategy", "check", "slow.yaml", "--causal", "--from", "2024-03-01", "--to", "2024-05-01", "--tolerance", "0.5");

        Assert.Matches("warm-up  60 bars or 180 before 2024-03-08T11:00:00Z: ", _session.Out);
        Assert.Matches("\n           ema\\(50\\): apart by .*, within 5e-1\n", _session.Out);
        Assert.Matches("\n           macd\\(close\\)\\.signal: apart by .*\n", _session.Out);
    }

    [Fact]
    public void A_strategy_in_C_sharp_is_checked_shown_and_run_with_its_parameters()
    {
        File.Copy(Path.Combine(Samples, "csharp-strategy", "AtrTrend.cs"), _session.PathOf("AtrTrend.cs"));
        _session.Expect(0, "strategy", "check", "AtrTrend.cs");
        Assert.Equal("AtrTrend.cs: no mistakes; warms up for 500 bars.\n", _session.Out);

        _session.Expect(0, "strategy", "show", "AtrTrend.cs");
        Assert.Contains("public sealed class AtrTrend", _session.Out, StringComparison.Ordinal);

        _session.Expect(0, "run", "-s", "AtrTrend.cs", "-p", "trend_period=50", "--data", "sample", "--json");
        JsonElement report = JsonDocument.Parse(_session.Out).RootElement;
        Assert.Contains("\"trend_period\": 50", _session.Out, StringComparison.Ordinal);
        Assert.Contains("atr-trend", report.GetRawText(), StringComparison.Ordinal);

        _session.Expect(2, "run", "-s", "AtrTrend.cs", "-p", "trend_period=1", "--data", "sample");
        Assert.Equal("backtest: --param: trend_period is 1: it must be from 2 to 5000.\n", _session.Error);
    }

    [Fact]
    public void Code_is_never_found_by_name()
    {
        Directory.CreateDirectory(_session.PathOf("strategies"));
        File.Copy(Path.Combine(Samples, "csharp-strategy", "AtrTrend.cs"), _session.PathOf("strategies/AtrTrend.cs"));

        _session.Expect(2, "strategy", "check", "AtrTrend");
        _session.Expect(0, "strategy", "check", "strategies/AtrTrend.cs");
    }

    [Fact]
    public void A_fault_of_its_code_is_a_fault_of_the_file_and_not_a_bug_of_the_program()
    {
        File.WriteAllText(_session.PathOf("Bad.cs"), """
            using BacktestCli.Core.Strategies;
            public class Bad : IStrategy
            {
                public int WarmUpBars => 1;
                public void OnBar(IStrategyContext context) { int[] none = []; none[WarmUpBars] = 1; }
            }
            """);

        _session.Expect(2, "run", "-s", "Bad.cs", "--data", "sample");
        Assert.StartsWith("backtest: Bad.cs:5:51: the strategy failed at the bar of 2024-01-01T00:00:00Z: IndexOutOfRangeException: ", _session.Error);
    }

    [Theory]
    [InlineData("--cuts", "0", "--cuts is 0: it must be from 1 to 10000.")]
    [InlineData("--tolerance", "1", "--tolerance is 1: it must be a fraction from 0 to under 1.")]
    public void Impossible_options_are_refused(string option, string value, string problem)
    {
        _session.Expect(2, "strategy", "check", "sma-cross", "--causal", option, value);

        Assert.Equal($"backtest: {problem}\n", _session.Error);
    }

    [Fact]
    public void A_warm_up_is_a_whole_number_of_bars()
    {
        File.WriteAllText(_session.PathOf("x.yaml"), "name: x\ndescription: x\nentry: true\nsize: 1\nwarm_up: soon\n");
        _session.Expect(2, "strategy", "check", "x.yaml");

        Assert.Equal("backtest: x.yaml:5:10: warm_up is soon: it must be a whole number of bars from 1 to 100,000.\n", _session.Error);
    }
}
