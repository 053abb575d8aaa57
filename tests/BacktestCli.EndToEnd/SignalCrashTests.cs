using System.Text.Json;

namespace BacktestCli.EndToEnd;

/// <summary>Asking that dies at any instant: processes, sockets and kill -9.</summary>
public sealed class SignalCrashTests
{
    private const int Kills = 25;
    private const int InFlight = 8;

    private static readonly string Generate = $"signals generate {ModelStage.Signals} --to 2024-07-01 --in-flight {InFlight}";

    [Fact]
    public async Task Asking_that_is_killed_at_any_instant_loses_no_answer_and_asks_for_nothing_twice()
    {
        SlowProof.OrSkip();
        await using ModelStage stage = await ModelStage.StartAsync(latencyMs: 30);
        stage.Tool.Run(Generate).Expect(0);
        string[] whole = Answers(stage);

        Random chance = new(1);
        int unfinished = 0;
        for (int killed = 0; killed < Kills;)
        {
            File.Delete(stage.Tool.PathOf(ModelStage.Store));
            while (KillOne(stage, chance.Next(whole.Length / 2), TimeSpan.FromMilliseconds(chance.Next(60))))
            {
                killed++;
                unfinished += stage.Lines().Length is var lines && lines > 0 && lines < whole.Length ? 1 : 0;
            }

            Assert.Equal(whole, Answers(stage));
        }

        Assert.True(unfinished > Kills / 4, $"only {unfinished} kills found a store with a part of the answers");
    }

    /// <summary>Asks, and kills it a while after so many questions came, unless it ends before; then holds the store against what the provider has answered.</summary>
    /// <returns>True where it was killed.</returns>
    private static bool KillOne(ModelStage stage, int questions, TimeSpan later)
    {
        HashSet<string> before = [.. Prompts(stage)];
        int met = stage.Models.Calls.Count, first = stage.Requests;
        bool isKilled = stage.Tool.Kill(() => stage.Requests - first >= questions, later, Generate);
        string[] asked = [.. stage.Models.Calls.Skip(met).Select(call => call.Messages[^1])];

        string[] kept = [.. Prompts(stage)];
        Assert.Empty(asked.Intersect(before));
        Assert.Equal(asked.Length, asked.Distinct().Count());
        Assert.Equal(kept.Length, kept.Distinct().Count());
        Assert.InRange(kept.Length - before.Count, asked.Length - (isKilled ? InFlight : 0), asked.Length);
        if (kept.Length > 0)
            stage.Tool.Run($"signals verify {ModelStage.Store}").Expect(0);
        return isKilled;
    }

    /// <summary>The questions whose recordings are whole.</summary>
    private static IEnumerable<string> Prompts(ModelStage stage) =>
        Whole(stage).Select(recording => recording.GetProperty("messages").EnumerateArray().Last().GetProperty("text").GetString()!);

    private static string[] Answers(ModelStage stage) =>
        [.. Whole(stage).Select(recording => $"{recording.GetProperty("time")} {recording.GetProperty("answer")}").Order(StringComparer.Ordinal)];

    /// <summary>A last line without its end is that of a writer that was killed.</summary>
    private static IEnumerable<JsonElement> Whole(ModelStage stage)
    {
        string path = stage.Tool.PathOf(ModelStage.Store);
        string text = File.Exists(path) ? File.ReadAllText(path) : "";
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line));
    }
}
