using BacktestCli.Composition;
using BacktestCli.Configuration;
using BacktestCli.Signals.Chat;
using BacktestCli.Tests.Data;

namespace BacktestCli.Tests.Configuration;

/// <summary>Models by name: where they are, on which terms, and what is said where there is none of that name.</summary>
public sealed class ModelDirectoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _environment = [];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("openai", "https://api.openai.com/v1", "OPENAI_API_KEY")]
    [InlineData("holysheep", "https://api.holysheep.ai/v1", "HOLYSHEEP_API_KEY")]
    [InlineData("deepseek", "https://api.deepseek.com/v1", "DEEPSEEK_API_KEY")]
    [InlineData("openrouter", "https://openrouter.ai/api/v1", "OPENROUTER_API_KEY")]
    [InlineData("ollama", "http://localhost:11434/v1", null)]
    [InlineData("vllm", "http://localhost:8000/v1", null)]
    [InlineData("llama-cpp", "http://localhost:8080/v1", null)]
    public void A_known_provider_needs_no_file_and_a_missing_key_is_no_fault(string provider, string address, string? variable)
    {
        ModelSettings model = Find(null, $"{provider}/maker/some-model:8b");
        Assert.Equal(new ModelName(provider, "maker/some-model:8b"), model.Name);
        Assert.Equal(address, model.Provider.BaseUrl.ToString());
        Assert.Equal(variable, model.Provider.KeyVariable);
        Assert.Null(model.Provider.Key);
        Assert.Null(model.KnowledgeCutoff);
    }

    [Fact]
    public void No_price_is_known_but_that_of_a_model_on_this_machine()
    {
        Assert.Null(Find(null, "openai/gpt-4.1").Cost(1, 1));
        foreach (string local in new[] { "ollama", "vllm", "llama-cpp" })
        {
            Assert.Equal(0, Find(null, $"{local}/m").Cost(1_000_000, 1_000_000));
            Assert.Null(Find($"providers: {{{local}: {{base_url: https://rented.example/v1}}}}\n", $"{local}/m").Cost(1, 1));
        }

        Assert.Equal(3, Find("providers: {vllm: {models: {m: {input_usd_per_mtok: 1, output_usd_per_mtok: 2}}}}\n", "vllm/m").Cost(1_000_000, 1_000_000));
        Assert.Null(Find("providers: {mine: {base_url: http://localhost/v1}}\n", "mine/m").Cost(1, 1));
    }

    [Fact]
    public void A_file_sets_every_term_of_a_provider_and_of_its_models()
    {
        _environment["GATE_KEY"] = "sk-SECRET";
        ModelSettings model = Find(
            """
            providers:
              my-gate:
                base_url: https://gate.example/v1/
                api-key-env: GATE_KEY
                organization: org-1
                headers: {X-Title: back test, HTTP-Referer: "https://example.com"}
                requests_per_minute: 300
                tokens_per_minute: 100000
                timeout: 2m
                retries: 0
                models:
                  gpt-4.1: {input_usd_per_mtok: 2.00, output_usd_per_mtok: 8.00, knowledge_cutoff: 2024-06-01, context_tokens: 128000}

            """,
            "my-gate/gpt-4.1");
        Assert.Equal("https://gate.example/v1", model.Provider.BaseUrl.ToString());
        Assert.Equal("sk-SECRET", model.Provider.Key!.Reveal());
        Assert.Equal("GATE_KEY", model.Provider.KeyVariable);
        Assert.Equal("org-1", model.Provider.Organization);
        Assert.Equal(new Dictionary<string, string> { ["X-Title"] = "back test", ["HTTP-Referer"] = "https://example.com" }, model.Provider.Headers);
        Assert.Equal((300, 100_000, TimeSpan.FromMinutes(2), 0), (model.Provider.RequestsPerMinute, model.Provider.TokensPerMinute, model.Provider.Timeout, model.Provider.Retries));
        Assert.Equal((2m, 8m, 128_000), (model.InputUsdPerMillionTokens, model.OutputUsdPerMillionTokens, model.ContextTokens));
        Assert.Equal(new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), model.KnowledgeCutoff);
        Assert.DoesNotContain("SECRET", model.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_file_leaves_open_is_as_usual()
    {
        ModelSettings set = Find("providers: {openai: {models: {m: {}}}}\n", "openai/m");
        ModelSettings usual = new() { Name = set.Name, Provider = new ProviderSettings { Name = "openai", BaseUrl = set.Provider.BaseUrl } };
        Assert.Equal(usual.ContextTokens, set.ContextTokens);
        Assert.Equal(usual.Provider.Timeout, set.Provider.Timeout);
        Assert.Equal(usual.Provider.Retries, set.Provider.Retries);
        Assert.Empty(set.Provider.Headers);
    }

    [Fact]
    public void An_address_of_the_environment_stands_before_dot_env_that_before_the_file_and_the_file_before_what_is_known()
    {
        const string File = "providers: {holysheep: {base_url: http://file/v1}}\n";
        Assert.Equal("http://file/v1", Address(File));
        _folder.Write(".env", "HOLYSHEEP_BASE_URL=http://own.env/v1\n");
        Assert.Equal("http://own.env/v1", Address(File));
        _folder.Write(".env", "HOLYSHEEP_BASE_URL=http://own.env/v1\nBACKTEST_HOLYSHEEP_BASE_URL=http://ours.env/v1\n");
        Assert.Equal("http://ours.env/v1", Address(File));
        _environment["HOLYSHEEP_BASE_URL"] = "http://own/v1/";
        Assert.Equal("http://own/v1", Address(File));
        _environment["BACKTEST_HOLYSHEEP_BASE_URL"] = "http://ours/v1";
        Assert.Equal("http://ours/v1", Address(File));
    }

    [Fact]
    public void Models_of_one_provider_share_its_terms_and_stand_in_the_order_of_their_names()
    {
        IReadOnlyList<ModelSettings> models = Directory(null).Find(["openai/b", "ollama/c", "openai/a"]);
        Assert.Equal(["openai/b", "ollama/c", "openai/a"], models.Select(model => model.Name.ToString()));
        Assert.Same(models[0].Provider, models[2].Provider);
    }

    [Fact]
    public void A_model_alone_means_the_provider_that_is_configured_with_it()
    {
        const string File = "providers: {openai: {models: {twin: {}}}, openrouter: {models: {twin: {}, maker/one: {}, openai/gpt: {}}}}\n";
        Assert.Equal("openrouter/maker/one", Find(File, "maker/one").Name.ToString());
        Assert.Equal("openai/gpt", Find(File, "openai/gpt").Name.ToString());
        Assert.Contains("write openai/twin or openrouter/twin", Fault(File, "twin"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_name_that_means_no_model_is_told_at_once()
    {
        Assert.Equal(
            """
            --model is 'gpt-4.1': it must be provider/model, as in openai/gpt-4.1.
            --model is 'opnai/x': there is no provider opnai; there are openai, holysheep, deepseek, openrouter, ollama, vllm, llama-cpp, and others where backtest.yaml says under providers where they are. Did you mean openai?
            --model names openai/y more than once: a model cannot stand by for itself.
            """,
            Fault(null, "gpt-4.1", "opnai/x", "openai/y", "openai/y"));
        Assert.StartsWith("no model is named: give one with --model, as in --model openai/gpt-4.1", Fault(null), StringComparison.Ordinal);
        Assert.EndsWith("list them in backtest.yaml as signals.models, or set DEFAULT_MODEL.", Fault(null), StringComparison.Ordinal);
        _environment["FALLBACK_MODEL"] = "openai/x";
        Assert.EndsWith("FALLBACK_MODEL alone says who stands by, and not who answers.", Fault(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://models.example.com/v1", false)]
    [InlineData("http://8.8.8.8/v1", false)]
    [InlineData("http://172.32.0.1/v1", false)]
    [InlineData("http://[2001:db8::1]/v1", false)]
    [InlineData("https://models.example.com/v1", true)]
    [InlineData("http://127.0.0.1:5000/v1", true)]
    [InlineData("http://gpu:8000/v1", true)]
    [InlineData("http://192.168.1.7/v1", true)]
    [InlineData("http://172.31.0.1/v1", true)]
    [InlineData("http://10.0.0.1/v1", true)]
    [InlineData("http://[fd00::1]/v1", true)]
    public void A_key_does_not_cross_the_open_network_unencrypted(string address, bool isFine)
    {
        _environment["OPENAI_BASE_URL"] = address;
        Find(null, "openai/m");
        _environment["OPENAI_API_KEY"] = "sk-SECRET";
        if (isFine)
            Assert.Equal("sk-SECRET", Find(null, "openai/m").Provider.Key!.Reveal());
        else
            Assert.Equal($"openai is at {address} (environment, OPENAI_BASE_URL), and its key would travel there for everyone to read: use an https address, or unset OPENAI_API_KEY.", Fault(null, "openai/m"));
    }

    [Theory]
    [InlineData("OPENAI_API_KEY", "sk-SECRET\r", "OPENAI_API_KEY holds a blank, a line break")]
    [InlineData("OPENAI_BASE_URL", "https://me:SECRET@x", "OPENAI_BASE_URL must be an address alone")]
    [InlineData("BACKTEST_OPENAI_BASE_URL", "x?key=SECRET", "BACKTEST_OPENAI_BASE_URL must be an http or https address")]
    public void A_variable_that_makes_no_sense_is_told_and_not_repeated(string variable, string value, string said)
    {
        _environment[variable] = value;
        Assert.StartsWith(said, Fault(null, "openai/m"), StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", Fault(null, "openai/m"), StringComparison.Ordinal);
        Find(null, "ollama/m");
    }

    private string Address(string file) => Find(file, "holysheep/m").Provider.BaseUrl.ToString();

    private ModelSettings Find(string? file, string name) => Assert.Single(Directory(file).Find([name]));

    private string Fault(string? file, params string[] names) => Assert.Throws<UsageException>(() => Directory(file).Find(names)).Message;

    private ModelDirectory Directory(string? file)
    {
        Surroundings surroundings = new()
        {
            Out = TextWriter.Null,
            Error = TextWriter.Null,
            Environment = _environment,
            WorkingDirectory = _folder.Path,
            Clock = TimeProvider.System,
        };
        OptionCatalog catalog = new(new CommandTree(surroundings).Root);
        return new ModelDirectory(new Variables(surroundings), file is null ? null : ConfigurationFile.Read(_folder.Write("backtest.yaml", file), "backtest.yaml", catalog));
    }
}
