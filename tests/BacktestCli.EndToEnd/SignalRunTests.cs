using System.Text.Json;
using BacktestCli.FakeVenues.Models;

namespace BacktestCli.EndToEnd;

/// <summary>Runs on what models say, as processes, against a provider over real sockets.</summary>
public sealed class SignalRunTests
{
    /// <summary>The first model is busy twice and broken twice, so that its retries are spent; the second is cut off inside a fence.</summary>
    private static readonly string Troubled = JsonSerializer.Serialize(new
    {
        first = new { steps = new[] { new { status = 429, times = 2 }, new { status = 500, times = 2 } } },
        second = new { steps = new[] { new { text = CutOff } } },
    });

    private const string CutOff = "Here you are:\n```json\n{\"sentiment\": 0.8, \"confidence\": 0.9, \"key_factors\": [\"trend\"], \"recommendation\": \"buy\"";

    private const string Run = $"run {ModelStage.Signals} --to 2024-02-01";

    [Fact]
    public async Task An_answer_that_took_retries_a_fallback_and_a_repair_is_told_as_that()
    {
        await using ModelStage stage = await ModelStage.StartAsync(Troubled);
        stage.Tool.Run($"{Run} --name first --in-flight 1").Expect(0);

        JsonElement signals = stage.SignalsOf("first");
        JsonElement[] answers = [.. signals.GetProperty("answers").EnumerateArray()];
        JsonElement counts = signals.GetProperty("counts");
        Assert.Equal("fallback-1, repaired", answers[0].GetProperty("origin").GetString());
        Assert.Equal("stage/second", answers[0].GetProperty("model").GetString());
        Assert.Equal(0.8, answers[0].GetProperty("score").GetDouble());
        Assert.All(answers.Skip(1), answer => Assert.Equal("primary stage/first", $"{answer.GetProperty("origin")} {answer.GetProperty("model")}"));
        Assert.Equal("2024-01-31T19:00:00Z", answers[^1].GetProperty("time").GetString());
        Assert.Equal(stage.Requests, Number(counts, "calls"));
        Assert.Equal(answers.Length, Number(counts, "answers"));
        Assert.Equal(answers.Length + 4, Number(counts, "calls"));
        Assert.Equal((1, 0, 0), (Number(counts, "repaired"), Number(counts, "re_asked"), Number(counts, "abstained")));
        Assert.Equal(stage.Models.InputTokens, Number(counts, "input_tokens"));
        Assert.Equal(stage.Models.OutputTokens, Number(counts, "output_tokens"));
        Assert.Equal(Cost(stage, CutOff), counts.GetProperty("cost_usd").GetDecimal());
        Assert.Equal($"stage/first {answers.Length - 1}; stage/second 1", Counted(counts, "answered"));
        Assert.Equal("stage/second 1", Counted(counts, "fallbacks"));
    }

    [Fact]
    public async Task A_second_run_and_a_replay_without_a_key_or_a_provider_write_the_same_bytes()
    {
        await using ModelStage stage = await ModelStage.StartAsync(Troubled);
        Backtest tool = stage.Tool;
        tool.Run($"{Run} --name asked --in-flight 3").Expect(0);
        int asked = stage.Requests;
        tool.Run($"{Run} --name stored").Expect(0);
        Assert.Equal(asked, stage.Requests);

        tool["STAGE_API_KEY"] = "";
        tool["BACKTEST_STAGE_BASE_URL"] = "http://127.0.0.1:9/v1";
        tool.Run($"{Run} --name replayed --signals-mode replay").Expect(0);
        tool.Run($"{Run} --name offline --offline --in-flight 50").Expect(0);
        Assert.All(["stored", "replayed", "offline"], name => Assert.Equal(stage.Report("asked"), stage.Report(name)));
        Assert.Equal(asked, stage.Requests);
    }

    [Fact]
    public async Task A_replay_that_lacks_an_answer_names_the_bar_and_the_nearest_recording_and_what_differs()
    {
        await using ModelStage stage = await ModelStage.StartAsync();
        stage.Tool.Run($"{Run} --name asked --in-flight 1").Expect(0);
        string path = stage.Tool.PathOf(ModelStage.Store);
        File.WriteAllLines(path, stage.Lines().Where(line => !line.Contains("\"time\":\"2024-01-17T19:00:00Z\"", StringComparison.Ordinal)));

        Outcome missed = stage.Tool.Run($"{Run} --name missed --signals-mode replay").Expect(4);
        Assert.Contains("No sentiment signal is recorded for synthetic spot BTCUSDT at 2024-01-17T19:00:00Z in ", missed.Error, StringComparison.Ordinal);
        Assert.Matches("The nearest is of 2024-01-1[68]T19:00:00Z and differs in the prompt's user message, line [0-9]+: ", missed.Error);
        Assert.False(Directory.Exists(stage.Tool.PathOf("runs/missed")));

        Outcome other = stage.Tool.Run($"{Run} --signals-mode replay --temperature 0.5").Expect(4);
        Assert.Contains("differs in sampling temperature 0,", other.Error, StringComparison.Ordinal);
        int asked = stage.Requests;
        stage.Tool.Run($"{Run} --name mended").Expect(0);
        Assert.Equal(asked + 1, stage.Requests);
        Assert.Equal(stage.Report("asked"), stage.Report("mended"));
    }

    [Fact]
    public async Task An_estimate_asks_nobody_and_says_how_many_questions_there_are()
    {
        await using ModelStage stage = await ModelStage.StartAsync();
        const string Estimate = $"signals estimate {ModelStage.Signals} --to 2024-02-01 --json";
        JsonElement before = JsonElement.Parse(stage.Tool.Run(Estimate).Expect(0).Out);
        Assert.Equal(0, stage.Requests);
        stage.Tool.Run(Run).Expect(0);
        Assert.Equal(stage.Requests, Number(before, "to_be_asked"));
        Assert.InRange(before.GetProperty("cost_usd").GetDecimal(), Cost(stage), before.GetProperty("max_cost_usd").GetDecimal());
        JsonElement after = JsonElement.Parse(stage.Tool.Run(Estimate).Expect(0).Out);
        Assert.Equal((0, stage.Requests), (Number(after, "to_be_asked"), Number(after, "stored")));
    }

    /// <summary>What the provider charges by its own count, US dollars.</summary>
    private static decimal Cost(ModelStage stage, string saidBySecond = "")
    {
        long input = stage.Models.Calls.Where(call => call.Model == "second").Sum(call => (long)call.InputTokens);
        long output = ModelCall.TokensOf(saidBySecond);
        return (((stage.Models.InputTokens - input) * 2m) + ((stage.Models.OutputTokens - output) * 8m) + (input * 0.28m) + (output * 0.42m)) / 1_000_000;
    }

    private static int Number(JsonElement json, string name) => json.GetProperty(name).GetInt32();

    private static string Counted(JsonElement counts, string name) =>
        string.Join("; ", counts.GetProperty(name).EnumerateArray().Select(one => $"{one.GetProperty("model")} {one.GetProperty("answers")}"));
}
