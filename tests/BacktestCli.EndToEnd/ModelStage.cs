using System.Text.Json;
using BacktestCli.FakeVenues;
using BacktestCli.FakeVenues.Models;

namespace BacktestCli.EndToEnd;

/// <summary>The program in a folder of its own, configured for a provider of two models, who does what a script says, over real sockets.</summary>
internal sealed class ModelStage : IAsyncDisposable
{
    /// <summary>A part of the key that is spelled alike everywhere.</summary>
    public const string KeyCore = "4c1b9e2f83ad5076";

    /// <summary>The key that the provider asks for, with letters that are spelled otherwise in JSON, HTML and addresses.</summary>
    public const string Key = $"Pr/oof+\"&<{KeyCore}";

    /// <summary>A command that asks a question a day, of a part of the sample.</summary>
    public const string Signals = "-s llm-sentiment --data sample --from 2024-01-01";

    /// <summary>Where the answers of <see cref="Signals"/> are kept.</summary>
    public const string Store = "signals/llm-sentiment.jsonl";

    private readonly FakeServer _server;

    private ModelStage(FakeServer server, ModelsFake models)
    {
        (_server, Models) = (server, models);
        Tool = new Backtest { ["BACKTEST_OFFLINE"] = "", ["STAGE_API_KEY"] = Key };
        Address = new Uri(server.Address, "models/v1");
        File.WriteAllText(Tool.PathOf("backtest.yaml"), $"""
            providers:
              stage:
                base_url: {Address}
                api_key_env: STAGE_API_KEY
                models:
                  first: {"{input_usd_per_mtok: 2.00, output_usd_per_mtok: 8.00, knowledge_cutoff: 2024-06-01}"}
                  second: {"{input_usd_per_mtok: 0.28, output_usd_per_mtok: 0.42, knowledge_cutoff: 2024-06-01}"}
            signals:
              models: [stage/first, stage/second]

            """);
    }

    /// <summary>The program.</summary>
    public Backtest Tool { get; }

    /// <summary>The provider.</summary>
    public ModelsFake Models { get; }

    /// <summary>Where it is.</summary>
    public Uri Address { get; }

    /// <summary>Requests of any kind so far.</summary>
    public int Requests => _server.Asked;

    /// <summary>Starts it.</summary>
    /// <param name="script">What models do, as the fake venues read it; null: all answer.</param>
    /// <param name="latencyMs">Milliseconds before every answer.</param>
    public static async Task<ModelStage> StartAsync(string? script = null, int latencyMs = 0)
    {
        ModelsFake models = new(script is null ? null : ModelScript.Read(script)) { Key = Key };
        return new ModelStage(await FakeServer.StartAsync([models], latencyMs: latencyMs), models);
    }

    /// <summary>The lines of the store, whole or not.</summary>
    public string[] Lines() => File.Exists(Tool.PathOf(Store)) ? File.ReadAllLines(Tool.PathOf(Store)) : [];

    /// <summary>The bytes of a report, as text.</summary>
    public string Report(string name) => File.ReadAllText(Tool.PathOf($"runs/{name}/report.json"));

    /// <summary>What a report says of the signals.</summary>
    public JsonElement SignalsOf(string name) => JsonElement.Parse(Report(name)).GetProperty("signals");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_server.Unscripted);
        await _server.DisposeAsync();
        Tool.Dispose();
    }
}
