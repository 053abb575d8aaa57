using System.Text.Json;
using BacktestCli.Scripting.Declarative;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Handlers;

/// <summary><c>backtest strategy …</c> as a user types it.</summary>
public sealed class StrategyCommandTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void The_list_has_own_and_built_in_strategies_and_says_which_have_mistakes()
    {
        Write("strategies/mine.yaml", "name: mine\ndescription: My own.\nentry: true\nsize: 1\n");
        Write("strategies/wrong.yaml", "name: wrong\nentry: tru\nsize: 1\n");
        _session.Expect(0, "strategy", "list");

        Assert.Matches("mine +strategies/mine.yaml +My own\\.", _session.Out);
        Assert.Matches("wrong +strategies/wrong.yaml +has mistakes: backtest strategy check wrong", _session.Out);
        Assert.Matches("rsi-volume +built in +Buys when RSI is oversold", _session.Out);
        Assert.Matches("llm-portfolio +built in +Asks a language model", _session.Out);
    }

    [Fact]
    public void What_show_prints_can_be_saved_changed_and_run()
    {
        _session.Expect(0, "strategy", "show", "buy-and-hold");
        Assert.Equal(BuiltInStrategies.Text("buy-and-hold"), _session.Out);
        Write("mine.yaml", _session.Out.Replace("95%", "50%", StringComparison.Ordinal));

        _session.Expect(0, "strategy", "check", "mine.yaml", "sma-cross");
        Assert.Equal("mine.yaml: no mistakes; warms up for 1 bar.\nsma-cross.yaml: no mistakes; warms up for 51 bars.\n", _session.Out);
        _session.Expect(0, "run", "-s", "mine.yaml", "--data", "sample", "--out", "runs");
    }

    [Fact]
    public void Mistakes_end_with_exit_code_2_and_are_all_told()
    {
        Write("wrong.yaml", "name: wrong\ndescription: x\nentry: rsi < 30\nsize: 95\n");
        _session.Expect(2, "strategy", "check", "wrong.yaml", "momentun", "momentum");

        Assert.Equal("momentum.yaml: no mistakes; warms up for 21 bars.\n", _session.Out);
        string[] lines = _session.Error.TrimEnd().Split('\n');
        Assert.Equal("backtest: wrong.yaml:3:8: rsi is an indicator and takes parentheses: rsi(close, 14).", lines[0]);
        Assert.StartsWith("backtest: wrong.yaml:4:7: size is 95,", lines[1]);
        Assert.EndsWith("Did you mean momentum?", lines[2]);
        Assert.Equal(3, lines.Length);
        _session.Expect(2, "run", "-s", "wrong.yaml");
        _session.Expect(2, "strategy", "show", "momentun");
    }

    [Fact]
    public void Every_command_speaks_JSON()
    {
        Write("wrong.yaml", "name: wrong\ndescription: x\nentry: rsi < 30\nsize: 1\n");
        _session.Expect(2, "strategy", "check", "wrong.yaml", "absent", "--json");
        JsonElement problem = Json().GetProperty("strategies")[0].GetProperty("problems")[0];
        Assert.Equal((3, 8), (problem.GetProperty("line").GetInt32(), problem.GetProperty("column").GetInt32()));
        Assert.StartsWith(
            "there is no strategy absent;", Json().GetProperty("strategies")[1].GetProperty("problems")[0].GetProperty("message").GetString());

        _session.Expect(0, "strategy", "show", "rsi-volume", "--json");
        Assert.Equal(20, Json().GetProperty("warm_up_bars").GetInt32());
        Assert.Equal("2024-01-01T00:00:00Z", Json().GetProperty("data").GetProperty("from").GetString());
        JsonElement period = Json().GetProperty("parameters")[0];
        Assert.Equal(("rsi_period", "int", 14), (period.GetProperty("name").GetString(), period.GetProperty("type").GetString(), period.GetProperty("default").GetInt32()));

        _session.Expect(0, "strategy", "list", "--json");
        Assert.Equal(BuiltInStrategies.Names.Count + 1, Json().GetProperty("strategies").GetArrayLength());
        Assert.Empty(_session.Error);
    }

    [Fact]
    public void Whether_a_strategy_asks_a_language_model_is_said_with_what_it_asks_and_how_often()
    {
        _session.Expect(0, "strategy", "check", "llm-sentiment", "llm-rules", "llm-portfolio", "buy-and-hold");
        Assert.Equal(
            """
            llm-sentiment.yaml: no mistakes; warms up for 67 bars; asks a language model every 24 bars (sentiment).
            llm-rules.yaml: no mistakes; warms up for 73 bars; asks a language model after every bar (rules).
            llm-portfolio.cs: no mistakes; warms up for 48 bars; asks a language model every 24 bars (portfolio).
            buy-and-hold.yaml: no mistakes; warms up for 1 bar.

            """,
            _session.Out);

        _session.Expect(0, "strategy", "show", "llm-factor", "--json");
        JsonElement signals = Json().GetProperty("signals");
        Assert.Equal(("factor", 24, "mean", 7), (
            signals.GetProperty("contract").GetString(), signals.GetProperty("every").GetInt32(), signals.GetProperty("combine").GetString(), signals.GetProperty("show").GetArrayLength()));
        _session.Expect(0, "strategy", "show", "buy-and-hold", "--json");
        Assert.Equal(JsonValueKind.Null, Json().GetProperty("signals").ValueKind);
    }

    private void Write(string path, string text)
    {
        string full = _session.PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private JsonElement Json() => JsonDocument.Parse(_session.Out).RootElement;
}
