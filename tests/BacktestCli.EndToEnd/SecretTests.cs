using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BacktestCli.EndToEnd;

/// <summary>A key is written nowhere: not to a file, not to a terminal, whatever a provider does with it and however a command ends.</summary>
public sealed class SecretTests
{
    private const string Week = $"{ModelStage.Signals} --to 2024-01-10";

    /// <summary>A command that asks each of several models by itself, as many questions as there are days.</summary>
    private const string Asked = "-s llm-factor --data sample --from 2024-01-01 --to 2024-01-10";

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Models that say the key back, each in a way that ends a run: they are asked in one of their own.</summary>
    private static readonly Dictionary<string, object> Ending = new()
    {
        ["e400"] = Always(new { status = 400, echo = true, times = 0 }),
        ["e401"] = Always(new { status = 401, echo = true, times = 0 }),
        ["e403"] = Always(new { status = 403, echo = true, times = 0 }),
        ["e429"] = Always(new { status = 429, code = "insufficient_quota", echo = true, times = 0 }),
        ["escaped"] = Always(new { status = 400, body = JsonSerializer.Serialize(new { error = new { message = ModelStage.Key, code = ModelStage.Key } }), times = 0 }),
    };

    /// <summary>Models that say it back in errors, in answers, in a page, in thoughts, cut where it stands; a run goes on without them.</summary>
    private static readonly Dictionary<string, object> Leaky = new()
    {
        ["e404"] = Always(new { status = 404, echo = true, times = 0 }),
        ["e500"] = Always(new { status = 500, echo = true, times = 0 }),
        ["html"] = Always(new { status = 502, body = $"<html><body>{WebUtility.HtmlEncode(ModelStage.Key)} {ModelStage.Key}</body></html>", times = 0 }),
        ["page"] = Always(new { body = $"<p>{ModelStage.Key}</p>", times = 0 }),
        ["text"] = Always(new { status = 500, body = $"{new string('x', 290)} {ModelStage.Key} {Uri.EscapeDataString(ModelStage.Key)}", times = 0 }),
        ["refusal"] = Always(new { refusal = $"I cannot: {ModelStage.Key}", times = 0 }),
        ["useless"] = Always(new { text = $"The key is {ModelStage.Key}.", times = 0 }),
        ["echo"] = Always(new { echo = true, times = 0 }),
        ["strict"] = Always(new { text = Answer(JsonSerializer.Serialize(ModelStage.Key)), times = 0 }),
        ["relaxed"] = Always(new { text = Answer(JsonSerializer.Serialize(ModelStage.Key, Relaxed)), times = 0 }),
        ["wrong"] = Always(new { text = JsonSerializer.Serialize(new { direction = ModelStage.Key }), times = 0 }),
    };

    [Fact]
    public async Task A_provider_that_says_the_key_back_in_any_way_gets_it_written_nowhere()
    {
        await using ModelStage stage = await ModelStage.StartAsync(JsonSerializer.Serialize(Leaky.Concat(Ending).ToDictionary()));
        List<string> said = [];
        foreach (string model in Ending.Keys)
            said.Add(Said(stage.Tool.Run($"signals generate {Week} --signals {model}.jsonl --model stage/{model} -v --log-file {model}.log").Expect(4)));
        string models = string.Concat(Leaky.Keys.Select(model => $" --model stage/{model}"));
        said.Add(Said(stage.Tool.Run($"signals generate {Asked} --signals all.jsonl{models} --in-flight 8 -v --log-file all.log --max-abstain 100%").Expect(0)));
        Dictionary<string, string> keys = File.ReadLines(stage.Tool.PathOf("all.jsonl")).Select(line => JsonElement.Parse(line))
            .DistinctBy(ModelOf).ToDictionary(ModelOf, one => one.GetProperty("key").GetString()!);
        foreach (string key in keys.Values)
            said.Add(Said(stage.Tool.Run($"signals show all.jsonl {key}").Expect(0)));
        said.AddRange(Read(stage.Tool, "all.jsonl"));

        Assert.Equal(Leaky.Keys.Concat(Ending.Keys).Order(), stage.Models.Calls.Select(call => call.Model).Distinct().Order());
        Assert.Equal(Leaky.Keys.Select(model => $"stage/{model}").Order(), keys.Keys.Order());
        AssertNowhere(stage, said);
    }

    [Fact]
    public async Task A_whole_life_of_commands_and_crashes_writes_the_key_nowhere()
    {
        await using ModelStage stage = await ModelStage.StartAsync(JsonSerializer.Serialize(new { writer = Always(new { text = Written, times = 0 }) }), latencyMs: 20);
        Backtest tool = stage.Tool;
        List<string> said = [];
        void Do(string command, int exitCode) => said.Add(Said(tool.Run($"{command} -v --log-file life.log").Expect(exitCode)));

        Do($"signals estimate {Week}", 0);
        Do($"run {Week} --name life --format json,csv", 0);
        Do($"run -s llm-portfolio --data sample --from 2024-01-01 --to 2024-02-01 --name held", 0);
        said.AddRange(Read(tool, ModelStage.Store));
        Do("strategy new words --from 'Buy after three rising bars.' --model stage/writer --yes", 0);
        Do("strategy new others --from 'Buy after three rising bars.' --model stage/first --yes", 4);
        Do("config show", 0);
        Do("config show --json", 0);
        Do($"run {Week} --model stage/first --top-p 7", 2);
        Do($"run {Week} --model stage/", 2);
        tool.Kill(TimeSpan.FromSeconds(1.5), $"signals generate {ModelStage.Signals} --to 2024-12-01 --in-flight 2 -v --log-file killed.log");
        File.WriteAllText(tool.PathOf("faulty.cs"), Faulty);
        Do("run -s faulty.cs --data sample", 2);

        tool["STAGE_API_KEY"] = $"{ModelStage.Key}\u201d";
        Do($"run {Week} --signals-mode record", 2);
        tool["STAGE_API_KEY"] = $"{ModelStage.Key} wrong";
        Do($"run {Week} --signals-mode record", 2);
        tool["STAGE_API_KEY"] = $"{ModelStage.Key}wrong";
        Do($"run {Week} --signals-mode record", 4);
        File.WriteAllText(tool.PathOf("backtest.yaml"), File.ReadAllText(tool.PathOf("backtest.yaml")).Replace("STAGE_API_KEY", ModelStage.Key, StringComparison.Ordinal));
        Do("config show", 2);
        Do($"run {Week}", 2);
        File.Delete(tool.PathOf("backtest.yaml"));
        AssertNowhere(stage, said);
    }

    [Fact]
    public async Task A_key_of_a_file_beside_the_configuration_is_used_and_written_nowhere_else()
    {
        await using ModelStage stage = await ModelStage.StartAsync(JsonSerializer.Serialize(new { e401 = Ending["e401"], echo = Leaky["echo"] }));
        Backtest tool = stage.Tool;
        tool["STAGE_API_KEY"] = "";
        List<string> said = [];
        void Do(string command, int exitCode) => said.Add(Said(tool.Run($"{command} -v --log-file life.log").Expect(exitCode)));

        Do($"run {Week} --signals-mode record", 4);
        Assert.Equal(0, stage.Requests);
        File.WriteAllText(tool.PathOf(KeyFile), $"STAGE_API_KEY={ModelStage.Key}\n");
        Do($"run {Week} --name life --format json,csv", 0);
        Assert.NotEmpty(stage.Models.Calls);
        said.AddRange(Read(tool, ModelStage.Store));
        Do("config show", 0);
        Do("config show --json", 0);
        Do($"run {Week} --model stage/e401 --signals-mode record", 4);
        Do($"run {Week} --model stage/echo --signals-mode record --max-abstain 100%", 0);
        File.WriteAllText(tool.PathOf(KeyFile), $"STAGE_API_KEY={ModelStage.Key}wrong\n");
        Do($"run {Week} --signals-mode record", 4);
        File.WriteAllText(tool.PathOf(KeyFile), $"STAGE_API_KEY={ModelStage.Key} wrong\n");
        Do($"run {Week} --signals-mode record", 2);
        File.WriteAllText(tool.PathOf(KeyFile), $"STAGE_API_KEY {ModelStage.Key}\n");
        Do("config show", 2);
        AssertNowhere(stage, said);
    }

    private static string Said(Outcome outcome) => outcome.Out + outcome.Error;

    private static IEnumerable<string> Read(Backtest tool, string store)
    {
        string key = JsonElement.Parse(tool.Run($"signals show {store} --json").Expect(0).Out)[0].GetProperty("key").GetString()!;
        foreach (string command in new[] { $"show {store}", $"show {store} {key}", $"show {store} {key} --json", $"verify {store} -v", $"repair {store} -v" })
            yield return Said(tool.Run($"signals {command}").Expect(0));
    }

    /// <summary>Looks for the part of the key that has no other spelling, and for what stands before it in each, everywhere but where it belongs.</summary>
    private static void AssertNowhere(ModelStage stage, IEnumerable<string> said)
    {
        string[] files = [.. Directory.GetFiles(stage.Tool.Folder, "*", SearchOption.AllDirectories).Where(file => file != stage.Tool.PathOf(KeyFile))];
        Assert.True(files.Length > 3);
        foreach ((string where, string text) in files.Select(file => (file, File.ReadAllText(file))).Concat(said.Select(text => ("the terminal", text))))
        {
            int at = text.IndexOf(ModelStage.KeyCore, StringComparison.OrdinalIgnoreCase);
            Assert.True(at < 0, at < 0 ? "" : $"{where}: {text[Math.Max(0, at - 200)..Math.Min(text.Length, at + 50)]}");
            Assert.DoesNotContain("Pr/oof", text, StringComparison.Ordinal);
        }
    }

    private static string ModelOf(JsonElement recording) => recording.GetProperty("models")[0].GetString()!;

    private static object Always(object step) => new { steps = new[] { step } };

    private static string Answer(string reason) => $$"""{"direction": "long", "confidence": 0.8, "position_size_pct": 50, "reasoning": {{reason}}}""";

    /// <summary>Where a key may stand.</summary>
    private const string KeyFile = ".env";

    /// <summary>A strategy file that does as the words say, and a remark that tells the key.</summary>
    private static readonly string Written = JsonSerializer.Serialize(new
    {
        name = "words",
        yaml = "name: words\ndescription: Buys after three rising bars.\nsize: 50%\nentry: close > close[1] and close[1] > close[2]\nexit: close < close[1]\n",
        explanation = $"It was asked for with {ModelStage.Key}.",
    });

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
