using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Configuration;

/// <summary>What is said of mistakes about providers of models, their models, and signals.</summary>
public sealed class ProviderSectionTests : IDisposable
{
    private const string Keys = "base_url, api_key_env, organization, headers, requests_per_minute, tokens_per_minute, timeout, retries, models";
    private const string Known = "openai, holysheep, deepseek, openrouter, ollama, vllm, llama-cpp";

    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Every_mistake_is_named_at_once_with_line_column_and_what_was_meant()
    {
        Write("""
            providers:
              openia: {requests_per_minute: 5}
              OpenAI: {}
              holysheep:
                base_url: localhost
                api_key: sk-SECRET
                api_key_env: sk-SECRET
                requests_per_minut: 1
                requests_per_minute: 0
                tokens_per_minute: many
                timeout: 2h
                retries: 21
                headers: {Authorization: Bearer SECRET, X_API_Key: SECRET, X-Title: sk-SECRET, Host: a, X-Ok: fine, x-ok: again, "a b": c}
                models:
                  a: {input_usd_per_mtok: -1, output_usd_per_mtok: 1}
                  b: {input_usd_per_mtok: 1}
                  c: {knowledge_cutof: 2024-06-01}
                  d: {knowledge_cutoff: 2024-06, context_tokens: 10}
                  e: 5
                  a_b: {}
                  a-b: {}
                  a-b: {}
              holysheep: {}
              deepseek: 5
              ollama: {models: [a], headers: none, timeout: [1], retries: }

            """);
        _session.Expect(2, "config", "show");
        Assert.Equal(
            $$$"""
            backtest: backtest.yaml:2:3: openia has no base_url, and is none of those whose address is known: {{{Known}}}. Did you mean openai?
            backtest: backtest.yaml:3:3: OpenAI is no name of a provider: small letters, digits and -, a letter first. Did you mean openai?
            backtest: backtest.yaml:5:15: base_url is 'localhost': it must be an http or https address, such as https://api.example.com/v1.
            backtest: backtest.yaml:6:5: a key does not belong in this file, which is easily passed on: put it into the environment or into .env, as HOLYSHEEP_API_KEY.
            backtest: backtest.yaml:7:18: api_key_env must be the name of an environment variable, such as HOLYSHEEP_API_KEY: capital letters, digits and _. If what stands here is the key itself, take it out of this file.
            backtest: backtest.yaml:8:5: holysheep has no setting requests_per_minut; it has {{{Keys}}}. Did you mean requests_per_minute?
            backtest: backtest.yaml:9:26: requests_per_minute is '0': it must be a whole number from 1 to 1000000.
            backtest: backtest.yaml:10:24: tokens_per_minute is 'many': it must be a whole number from 1 to 1000000000.
            backtest: backtest.yaml:11:14: timeout is '2h': it must be a length of time from 1s to 1h, such as 60s.
            backtest: backtest.yaml:12:14: retries is '21': it must be a whole number from 0 to 20.
            backtest: backtest.yaml:13:15: the header Authorization carries a key, and a key does not belong in this file: put it into the environment, and name its variable with api_key_env.
            backtest: backtest.yaml:13:45: the header X_API_Key carries a key, and a key does not belong in this file: put it into the environment, and name its variable with api_key_env.
            backtest: backtest.yaml:13:64: the header X-Title looks like a key, and a key does not belong in this file: put it into the environment.
            backtest: backtest.yaml:13:84: the header Host is sent anyway and cannot be set.
            backtest: backtest.yaml:13:105: x-ok stands here a second time; keep one.
            backtest: backtest.yaml:13:118: a b is no name of a header: letters, digits and - only, such as X-Title.
            backtest: backtest.yaml:15:31: input_usd_per_mtok is '-1': it must be US dollars a million tokens, 0 to 1000000, such as 2.00; a free model has 0.
            backtest: backtest.yaml:16:7: b has input_usd_per_mtok alone: a price is of both, input_usd_per_mtok and output_usd_per_mtok.
            backtest: backtest.yaml:17:11: c has no setting knowledge_cutof; a model has input_usd_per_mtok, output_usd_per_mtok, knowledge_cutoff, context_tokens. Did you mean knowledge_cutoff?
            backtest: backtest.yaml:18:29: knowledge_cutoff is '2024-06': it must be a date, such as 2024-06-01; where only a month is known, the first day of the next one.
            backtest: backtest.yaml:18:54: context_tokens is '10': it must be a whole number from 256 to 100000000.
            backtest: backtest.yaml:19:7: e holds keys and values: input_usd_per_mtok, output_usd_per_mtok, knowledge_cutoff, context_tokens; {} where nothing is known of it.
            backtest: backtest.yaml:22:7: a-b stands here a second time; keep one.
            backtest: backtest.yaml:23:3: holysheep stands here a second time; keep one.
            backtest: backtest.yaml:24:13: deepseek holds keys and values: {{{Keys}}}.
            backtest: backtest.yaml:25:20: models holds models and what is known of each, as in models: {my-model: {context_tokens: 128000}}.
            backtest: backtest.yaml:25:34: headers holds names and values, as in headers: {X-Title: backtest}.
            backtest: backtest.yaml:25:40: timeout takes one value.
            backtest: backtest.yaml:25:54: retries has no value: give it one, or leave the line out.

            """,
            _session.Error);
    }

    [Fact]
    public void Mistakes_about_signals_are_named_with_them()
    {
        Write("""
            signals-mode: replay
            signals:
              mode: replay
              modles: []
              store: [a, b]
              models: [gpt-5, holyship/x, holysheep/gpt-5, twin, ghost/, openai/any]
              signals_mode: auto
              max_cost: {a: 1}
              cash: 5
            providers:
              holysheep: {models: {twin: {}, gpt-5.1: {}}}
              deepseek: {models: {twin: {}}}
            provders: {}

            """);
        _session.Expect(2, "config", "show");
        const string All = "store, models, temperature, top-p, max-output-tokens, model-seed, anonymize, rules, signals-mode, max-cost, max-calls, "
            + "max-tokens, in-flight, signals-max-age, on-signal-failure, max-abstain, placebo";
        Assert.Equal(
            $$"""
            backtest: backtest.yaml:3:3: signals has no setting mode; it has {{All}}. Did you mean signals-mode?
            backtest: backtest.yaml:4:3: signals has no setting modles; it has {{All}}. Did you mean models?
            backtest: backtest.yaml:5:10: store takes one value, not a list.
            backtest: backtest.yaml:6:12: 'gpt-5' is no model: it must be provider/model, as in openai/gpt-5. Did you mean holysheep/gpt-5.1?
            backtest: backtest.yaml:6:19: 'holyship/x' is no model: there is no provider holyship; there are {{Known}}, and others where backtest.yaml says under providers where they are. Did you mean holysheep?
            backtest: backtest.yaml:6:48: 'twin' is no model: holysheep and deepseek have it: write holysheep/twin or deepseek/twin.
            backtest: backtest.yaml:6:54: 'ghost/' is no model: it must be provider/model, as in openai/gpt-4.1.
            backtest: backtest.yaml:7:3: signals_mode stands here a second time; keep one.
            backtest: backtest.yaml:8:13: max_cost takes no keys and values.
            backtest: backtest.yaml:9:3: signals has no setting cash; it has {{All}}.
            backtest: backtest.yaml:13:1: there is no option provders. Did you mean providers?

            """,
            _session.Error);
    }

    [Theory]
    [InlineData("signals: my.jsonl\n", "backtest: backtest.yaml:1:10: signals holds settings, as in signals: {models: [openai/gpt-4.1], store: my.jsonl}.")]
    [InlineData("providers: [openai]\n", "backtest: backtest.yaml:1:12: providers holds a list of providers, as in providers: {holysheep: {requests_per_minute: 300}}.")]
    [InlineData("providers: {gateway: {api_token: SECRET, base_url: http://x}}\n", "backtest: backtest.yaml:1:23: a key does not belong in this file, which is easily passed on: put it into the environment or into .env, and name its variable with api_key_env.")]
    [InlineData("providers: {openai: {base_url: 'https://me:SECRET@x'}}\n", "backtest: backtest.yaml:1:32: base_url must be an address alone, such as https://api.example.com/v1")]
    [InlineData("providers: {openai: {organization: sk-SECRET}}\n", "backtest: backtest.yaml:1:36: organization looks like a key")]
    [InlineData("providers: {openai: {headers: {X-Note: \"SECRET\\n\"}}}\n", "backtest: backtest.yaml:1:32: the header X-Note holds a character that no header has")]
    [InlineData("providers: {openai: {headers: {OpenAI-Organization: o}}}\n", "backtest: backtest.yaml:1:32: the header OpenAI-Organization has a setting of its own: organization.")]
    [InlineData("signals: {in_flight: 0}\n", "backtest: backtest.yaml:1:11: --in-flight is 0: it must be from 1 to 200.")]
    [InlineData("signals: {anonymize: maybe}\n", "backtest: backtest.yaml:1:11: --anonymize: ")]
    [InlineData("run: {model: nobody}\n", "backtest: backtest.yaml:1:14: 'nobody' is no model: it must be provider/model, as in openai/nobody.")]
    public void A_mistake_is_told_with_its_place_and_a_key_is_never_repeated(string file, string said)
    {
        Write(file);
        _session.Expect(2, "run", "-s", "buy-and-hold", "--data", "sample");
        Assert.StartsWith(said, _session.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", _session.Error, StringComparison.Ordinal);
    }

    private void Write(string text) => File.WriteAllText(_session.PathOf("backtest.yaml"), text);
}
