using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BacktestCli.EndToEnd;

/// <summary>A key is written nowhere: not to a file, not to a terminal, whatever a provider does with it and however a command ends.</summary>
public sealed class SecretTests
{
    private const string Week = $"{ModelStage.Signals} --to 2024-01-10";

    /// <summary>Models that say the key back in every way: in errors, in answers, in a page, in thoughts, cut where it stands.</summary>
    private static readonly string Leaky = JsonSerializer.Serialize(new
    {
        e400 = Always(new { status = 400, echo = true, times = 0 }),
        e401 = Always(new { status = 401, echo = true, times = 0 }),
        e403 = Always(new { status = 403, echo = true, times = 0 }),
        e404 = Always(new { status = 404, echo = true, times = 0 }),
        e429 = Always(new { status = 429, code = "insufficient_quota", echo = true, times = 0 }),
        e500 = Always(new { status = 500, echo = true, times = 0 }),
        html = Always(new { status = 502, body = $"<html><body>{WebUtility.HtmlEncode(ModelStage.Key)} {ModelStage.Key}</body></html>", times = 0 }),
        page = Always(new { body = $"<p>{ModelStage.Key}</p>", times = 0 }),
        text = Always(new { status = 500, body = $"{new string('x', 290)} {ModelStage.Key} {Uri.EscapeDataString(ModelStage.Key)}", times = 0 }),
        escaped = Always(new { status = 400, body = JsonSerializer.Serialize(new { error = new { message = ModelStage.Key, code = ModelStage.Key } }), times = 0 }),
        refusal = Always(new { refusal = $"I cannot: {ModelStage.Key}", times = 0 }),
        useless = Always(new { text = $"The key is {ModelStage.Key}.", times = 0 }),
        echo = Always(new { echo = true, times = 0 }),
        factors = Always(new { text = Answer(JsonSerializer.Serialize(ModelStage.Key)), times = 0 }),
        relaxed = Always(new { text = Answer(JsonSerializer.Serialize(ModelStage.Key, Relaxed)), times = 0 }),
        wrong = Always(new { text = JsonSerializer.Serialize(new { sentiment = ModelStage.Key }), times = 0 }),
    });

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task A_provider_that_says_the_key_back_in_any_way_gets_it_written_nowhere()
    {
        await using ModelStage stage = await ModelStage.StartAsync(Leaky);
        List<string> said = [];
        foreach (string model in JsonElement.Parse(Leaky).EnumerateObject().Select(one => one.Name))
        {
            string store = $"--signals {model}.jsonl --model stage/{model}";
            Outcome generated = stage.Tool.Run($"signals generate {Week} {store} --in-flight 8 -v --log-file {model}.log --max-abstain 100%");
            Assert.Contains(generated.ExitCode, new[] { 0, 4 });
            said.Add(generated.Out + generated.Error);
            if (generated.ExitCode == 0)
                said.AddRange(Read(stage.Tool, $"{model}.jsonl"));
        }

        AssertNowhere(stage, said);
        Assert.True(stage.Requests > 40);
    }

    [Fact]
    public async Task A_whole_life_of_commands_and_crashes_writes_the_key_nowhere()
    {
        await using ModelStage stage = await ModelStage.StartAsync(latencyMs: 20);
        Backtest tool = stage.Tool;
        List<string> said = [];
        void Do(string command, params int[] exitCodes)
        {
            Outcome outcome = tool.Run($"{command} -v --log-file life.log");
            Assert.Contains(outcome.ExitCode, exitCodes);
            said.Add(outcome.Out + outcome.Error);
        }

        Do($"signals estimate {Week}", 0);
        Do($"run {Week} --name life --format json,csv", 0);
        Do($"run -s llm-portfolio --data sample --from 2024-01-01 --to 2024-02-01 --name held", 0);
        said.AddRange(Read(tool, ModelStage.Store));
        Do("strategy new words --from 'Buy after three rising bars.' --yes", 0, 2, 4);
        Do("config show", 0);
        Do("config show --json", 0);
        Do($"run {Week} --model stage/first --top-p 7", 2);
        Do($"run {Week} --model stage/", 2);
        tool.Kill(TimeSpan.FromSeconds(1.5), $"signals generate {ModelStage.Signals} --to 2024-12-01 --in-flight 2 -v --log-file killed.log");
        File.WriteAllText(tool.PathOf("faulty.cs"), Faulty);
        Do("run -s faulty.cs --data sample", 2, 5);

        tool["STAGE_API_KEY"] = $"{ModelStage.Key}\u201d";
        Do($"run {Week} --signals-mode record", 2, 4);
        tool["STAGE_API_KEY"] = $"{ModelStage.Key} wrong";
        Do($"run {Week} --signals-mode record", 2, 4);
        tool["STAGE_API_KEY"] = $"{ModelStage.Key}wrong";
        Do($"run {Week} --signals-mode record", 2, 4);
        File.WriteAllText(tool.PathOf("backtest.yaml"), File.ReadAllText(tool.PathOf("backtest.yaml")).Replace("STAGE_API_KEY", ModelStage.Key, StringComparison.Ordinal));
        Do("config show", 2);
        Do($"run {Week}", 2);
        File.Delete(tool.PathOf("backtest.yaml"));
        AssertNowhere(stage, said);
    }

    private static IEnumerable<string> Read(Backtest tool, string store)
    {
        JsonElement[] keys = [.. JsonElement.Parse(tool.Run($"signals show {store} --json").Expect(0).Out).EnumerateArray()];
        foreach (string command in new[] { $"show {store}", $"show {store} {keys[0].GetProperty("key")}", $"show {store} {keys[0].GetProperty("key")} --json", $"verify {store} -v", $"repair {store} -v" })
        {
            Outcome outcome = tool.Run($"signals {command}");
            yield return outcome.Out + outcome.Error;
        }
    }

    /// <summary>Looks for the part of the key that has no other spelling, and for what stands before it in each.</summary>
    private static void AssertNowhere(ModelStage stage, IEnumerable<string> said)
    {
        string[] files = Directory.GetFiles(stage.Tool.Folder, "*", SearchOption.AllDirectories);
        Assert.True(files.Length > 3);
        foreach ((string where, string text) in files.Select(file => (file, File.ReadAllText(file))).Concat(said.Select(text => ("the terminal", text))))
        {
            int at = text.IndexOf(ModelStage.KeyCore, StringComparison.OrdinalIgnoreCase);
            Assert.True(at < 0, at < 0 ? "" : $"{where}: {text[Math.Max(0, at - 200)..Math.Min(text.Length, at + 50)]}");
            Assert.DoesNotContain("Pr/oof", text, StringComparison.Ordinal);
        }
    }

    private static object Always(object step) => new { steps = new[] { step } };

    private static string Answer(string factor) => $$"""{"sentiment": 0.5, "confidence": 0.8, "key_factors": [{{factor}}], "recommendation": "buy"}""";

    private const string Faulty = """
        using System;
        using BacktestCli.Core.Strategies;

        [Strategy("faulty", "Fails at the first bar.")]
        public sealed class Faulty : IStrategy
        {
            public int WarmUpBars => 0;

            public void OnBar(IStrategyContext context) => throw new InvalidOperationException("it fails");
        }
        """;
}
