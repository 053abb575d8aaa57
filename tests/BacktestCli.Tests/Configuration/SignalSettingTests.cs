using System.CommandLine;
using System.Text.Json;
using BacktestCli.Commands;
using BacktestCli.Configuration;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Configuration;

/// <summary>What is set about signals outside the command line: what holds, why, and what is shown of it.</summary>
public sealed class SignalSettingTests : IDisposable
{
    private const string Secret = "sk-abcdef-secret";

    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Every_option_about_signals_stands_in_the_section_and_nothing_else_does()
    {
        Command command = new("any");
        new SignalOptions(SignalUse.Run).AddTo(command);
        Assert.Equal(
            command.Options.Select(option => option.Name.TrimStart('-')),
            SignalKeys.All.Select(SignalKeys.OptionOf));
    }

    [Fact]
    public void The_section_calls_the_file_store_because_it_has_the_name_of_the_option_itself()
    {
        Write("signals: {store: a.jsonl, signals_mode: replay, max-cost: 1.5}\nin_flight: 3\n");
        Assert.Equal(("a.jsonl", "backtest.yaml:1:11"), Setting("signals.store"));
        Assert.Equal(("replay", "backtest.yaml:1:27"), Setting("signals-mode"));
        Assert.Equal("1.5", Setting("max-cost").Value);
        Assert.Equal("3", Setting("in-flight").Value);
        Write("signals: {store: a.jsonl}\nrun: {signals: b.jsonl}\n");
        Assert.Equal(("b.jsonl", "backtest.yaml:2:7"), Setting("signals.store (run)"));
    }

    [Fact]
    public void An_option_names_the_models_before_the_environment_does_and_that_before_the_file()
    {
        Write("signals: {models: [openai/a, openai/b, holysheep/c]}\nproviders: {holysheep: {models: {c: {}}}}\n");
        Assert.Equal(("openai/a,openai/b,holysheep/c", "backtest.yaml:1:11"), Setting("signals.models"));
        _session["DEFAULT_MODEL"] = "openai/d";
        Assert.Equal(("openai/d,openai/b,holysheep/c", "environment, DEFAULT_MODEL; backtest.yaml:1:11"), Setting("signals.models"));
        _session["DEFAULT_MODEL"] = "c";
        Assert.Equal("holysheep/c,openai/b", Setting("signals.models").Value);
        _session["FALLBACK_MODEL"] = "openai/e, ollama/f,c";
        Assert.Equal(("holysheep/c,openai/e,ollama/f", "environment, DEFAULT_MODEL; environment, FALLBACK_MODEL"), Setting("signals.models"));
        _session["DEFAULT_MODEL"] = "";
        Assert.Equal(("openai/a,openai/e,ollama/f,holysheep/c", "backtest.yaml:1:11; environment, FALLBACK_MODEL"), Setting("signals.models"));
        Write("");
        Assert.Equal((null, "default"), Setting("signals.models"));
        _session["DEFAULT_MODEL"] = " ";
        Assert.Equal((null, "default"), Setting("signals.models"));
        _session["DEFAULT_MODEL"] = "";
        File.WriteAllText(_session.PathOf(".env"), "DEFAULT_MODEL=ollama/g\n");
        Assert.Equal(("ollama/g,openai/e,c", ".env, DEFAULT_MODEL; environment, FALLBACK_MODEL"), SettingWith("openai/e,c"));
    }

    [Fact]
    public void Variables_that_other_programs_read_too_do_not_disturb_a_run_that_asks_no_model()
    {
        _session["DEFAULT_MODEL"] = "whatever";
        _session["FALLBACK_MODEL"] = ",";
        _session["OPENAI_API_KEY"] = "not a key";
        _session["OPENAI_BASE_URL"] = "nowhere";
        _session.Expect(0, "run", "-s", "buy-and-hold", "--data", "sample");
        Assert.DoesNotContain("whatever", _session.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Providers_and_models_are_shown_with_where_each_setting_came_from()
    {
        _session["HOLYSHEEP_API_KEY"] = Secret;
        Write("""
            providers:
              holysheep:
                requests_per_minute: 300
                headers: {X-Title: unseen}
                models: {a: {knowledge_cutoff: 2024-06-01}, b: {}}
              mine: {base_url: http://localhost:1/v1, api_key_env: MY_KEY}

            """);
        Assert.Equal(("https://api.holysheep.ai/v1", "default"), Setting("providers.holysheep.base_url"));
        Assert.Equal(("HOLYSHEEP_API_KEY", "default"), Setting("providers.holysheep.api_key_env"));
        Assert.Equal(("set", "environment, HOLYSHEEP_API_KEY"), Setting("providers.holysheep.key"));
        Assert.Equal(("300", "backtest.yaml:3:5"), Setting("providers.holysheep.requests_per_minute"));
        Assert.Equal(("set", "backtest.yaml:4:15"), Setting("providers.holysheep.headers.X-Title"));
        Assert.Equal(("2024-06-01", "backtest.yaml:5:18"), Setting("providers.holysheep.models.a.knowledge_cutoff"));
        Assert.Equal((null, "backtest.yaml:5:49"), Setting("providers.holysheep.models.b"));
        Assert.Equal(("MY_KEY", "backtest.yaml:6:43"), Setting("providers.mine.api_key_env"));
        Assert.Equal(("not set", "default"), Setting("providers.mine.key"));
        Assert.Equal(("not set", "default"), Setting("providers.openai.key"));
        Assert.DoesNotContain("providers.ollama.key", _session.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("unseen", _session.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_appears_in_no_output()
    {
        _session["OPENAI_API_KEY"] = Secret;
        File.WriteAllText(_session.PathOf(".env"), $"HOLYSHEEP_API_KEY={Secret}\nMY_KEY='{Secret}'\n");
        Write("providers: {mine: {base_url: http://localhost:1/v1, api_key_env: MY_KEY}}\nsignals: {models: [mine/m, openai/m]}\n");
        foreach (string line in new[] { "config show -v", "config show --json", "run -s buy-and-hold -v --json --log-file log.txt" })
        {
            _session.Expect(0, line.Split(' '));
            Assert.DoesNotContain(Secret, _session.Out + _session.Error, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Secret, File.ReadAllText(_session.PathOf("log.txt")), StringComparison.Ordinal);
        Assert.Equal(("set", ".env, MY_KEY"), Setting("providers.mine.key"));
    }

    private (string? Value, string From) SettingWith(string fallbacks)
    {
        _session["FALLBACK_MODEL"] = fallbacks;
        return Setting("signals.models");
    }

    private (string? Value, string From) Setting(string name)
    {
        _session.Expect(0, "config", "show", "--json");
        JsonElement setting = JsonDocument.Parse(_session.Out).RootElement.GetProperty("settings").EnumerateArray().Single(one => one.GetProperty("name").GetString() == name);
        return (setting.GetProperty("value").GetString(), setting.GetProperty("from").GetString()!);
    }

    private void Write(string text) => File.WriteAllText(_session.PathOf("backtest.yaml"), text);
}
