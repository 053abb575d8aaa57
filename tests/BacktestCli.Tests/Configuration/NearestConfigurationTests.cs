using System.Text.Json;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Configuration;

/// <summary>A configuration holds for every folder below it, and the nearest one counts.</summary>
public sealed class NearestConfigurationTests : IDisposable
{
    private readonly Session _session = new();

    public NearestConfigurationTests() => Directory.CreateDirectory(_session.PathOf("a/b"));

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_configuration_is_found_upwards_and_named_as_seen_from_the_working_directory()
    {
        Write("backtest.yaml", "cash: 1\n");
        Assert.Equal(("1", "backtest.yaml:1:1"), Setting("cash"));
        _session.Below = "a/b";
        Assert.Equal(("1", "../../backtest.yaml:1:1"), Setting("cash"));
        Write("a/backtest.yaml", "cash: 2\n");
        Assert.Equal(("2", "../backtest.yaml:1:1"), Setting("cash"));
        Write("a/b/backtest.yaml", "cash: 3\n");
        Assert.Equal(("3", "backtest.yaml:1:1"), Setting("cash"));
    }

    [Fact]
    public void A_mistake_further_up_is_told_with_the_way_there()
    {
        Write("backtest.yaml", "cahs: 1\n");
        _session.Below = "a";
        _session.Expect(2, "config", "show");
        Assert.Equal("backtest: ../backtest.yaml:1:1: there is no option cahs. Did you mean cash?\n", _session.Error);
    }

    [Fact]
    public void A_configuration_that_is_named_is_the_only_one_that_is_read()
    {
        Write("backtest.yaml", "cahs: 1\n");
        Write("a/other.yaml", "cash: 4\n");
        _session.Below = "a";
        Assert.Equal(("4", "other.yaml:1:1"), Setting("cash", "--config", "other.yaml"));
        _session["BACKTEST_CONFIG"] = "other.yaml";
        Assert.Equal(("4", "other.yaml:1:1"), Setting("cash"));
    }

    [Fact]
    public void Variables_beside_a_configuration_further_up_stand_below_those_of_the_working_directory()
    {
        Write("backtest.yaml", "cash: 1\n");
        Write(".env", "HOLYSHEEP_API_KEY=above\nOPENAI_API_KEY=above\nBACKTEST_OPENAI_BASE_URL=http://above/v1\n");
        Write("a/.env", "OPENAI_API_KEY=here\nOPENAI_BASE_URL=http://here/v1\n");
        _session.Below = "a";
        Assert.Equal(("set", "../.env, HOLYSHEEP_API_KEY"), Setting("providers.holysheep.key"));
        Assert.Equal(("set", ".env, OPENAI_API_KEY"), Setting("providers.openai.key"));
        Assert.Equal(("http://here/v1", ".env, OPENAI_BASE_URL"), Setting("providers.openai.base_url"));
        Write(".env", "SECRET");
        _session.Expect(2, "config", "show");
        Assert.Equal("backtest: ../.env:1:1: this is no assignment: write NAME=value.\n", _session.Error);
    }

    private void Write(string name, string text) => File.WriteAllText(_session.PathOf(name), text);

    private (string? Value, string From) Setting(string name, params string[] options)
    {
        _session.Expect(0, ["config", "show", "--json", .. options]);
        JsonElement setting = JsonDocument.Parse(_session.Out).RootElement.GetProperty("settings").EnumerateArray().Single(one => one.GetProperty("name").GetString() == name);
        return (setting.GetProperty("value").GetString(), setting.GetProperty("from").GetString()!);
    }
}
