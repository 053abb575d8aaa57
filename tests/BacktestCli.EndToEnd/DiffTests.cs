using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BacktestCli.FakeVenues;
using BacktestCli.FakeVenues.Models;

namespace BacktestCli.EndToEnd;

/// <summary>Change one thing, and <c>report diff</c> names that cause and where the runs part: no other cause, no later event.</summary>
public sealed class DiffTests : IDisposable
{
    private const string Run = "run -s sma-cross --exchange binance --symbol BTCUSDT --format json,csv -q";

    private readonly Backtest _tool = new();

    public void Dispose() => _tool.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(40)]
    public void One_bar(int trade)
    {
        Before();
        string entry = TradesOf("before")[trade].GetProperty("entry_time").GetString()!;
        string time = DateTimeOffset.Parse(entry, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        string[] lines = File.ReadAllLines(_tool.PathOf("a.csv"));
        int at = Array.FindIndex(lines, line => line.StartsWith(time, StringComparison.Ordinal));
        string[] cells = lines[at].Split(',');
        cells[1] = cells[2]; // the open at which that trade is filled, raised to the high
        lines[at] = string.Join(',', cells);
        File.WriteAllLines(_tool.PathOf("b.csv"), lines);
        _tool.Run($"{Run} --data b.csv --name now").Expect(0);

        JsonElement found = Diff("--data-a a.csv --data-b b.csv");
        JsonElement cause = Assert.Single(found.GetProperty("causes").EnumerateArray());
        Assert.Equal("data", cause.GetProperty("kind").GetString());
        Assert.StartsWith($"binance spot BTCUSDT 1h: bar of {entry}: open ", cause.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(("order", entry), Event(found));
        Assert.Contains(" filled ", found.GetProperty("first_event").GetProperty("b").GetString(), StringComparison.Ordinal);
        string month = Assert.Single(Diff("").GetProperty("causes").EnumerateArray()).GetProperty("text").GetString()!;
        Assert.StartsWith($"binance spot BTCUSDT 1h: bars of {entry[..7]} (", month, StringComparison.Ordinal);
    }

    [Fact]
    public void One_bar_that_the_cache_has()
    {
        Before();
        _tool.Run("data import a.csv --symbol BTCUSDT --interval 1h").Expect(0);
        string[] lines = File.ReadAllLines(_tool.PathOf("a.csv"));
        File.WriteAllLines(_tool.PathOf("b.csv"), [.. lines[..100], .. lines[101..]]);
        _tool.Run($"{Run} --data b.csv --name now").Expect(0);

        string gone = Assert.Single(Diff("--data-b b.csv").GetProperty("causes").EnumerateArray()).GetProperty("text").GetString()!;
        Assert.Equal("binance spot BTCUSDT 1h: bar of 2024-01-05T03:00:00Z is gone", gone);
    }

    [Fact]
    public void One_fee()
    {
        Before();
        _tool.Run($"{Run} --data a.csv --taker-fee 0.0011 --name now").Expect(0);

        JsonElement found = Diff("");
        Assert.Equal("cost taker_fee: 0.001 → 0.0011 (+0.0001, 9.091E-2 relative)", Cause(found));
        Assert.Equal(("exit", TradesOf("before")[0].GetProperty("exit_time").GetString()!), Event(found));
        Assert.StartsWith("fees ", found.GetProperty("first_event").GetProperty("b").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_parameter()
    {
        Before();
        _tool.Run($"{Run} --data a.csv -p fast_period=21 --name now").Expect(0);

        JsonElement found = Diff("");
        Assert.Equal("parameter fast_period: 20 → 21 (+1, 4.762E-2 relative)", Cause(found));
        Assert.Equal(("order", FirstOtherOrder()), Event(found));
    }

    [Fact]
    public async Task One_recording()
    {
        await using FakeServer server = await FakeServer.StartAsync([new ModelsFake()]);
        _tool["BACKTEST_OFFLINE"] = "";
        File.WriteAllText(_tool.PathOf("backtest.yaml"), $$"""
            providers:
              stage:
                base_url: {{new Uri(server.Address, "models/v1")}}
                models:
                  first: {knowledge_cutoff: 2024-06-01}
            signals:
              models: [stage/first]

            """);
        const string Signals = "run -s llm-sentiment --data sample --from 2024-01-01 --to 2024-03-01 --max-abstain 100% --signals store.jsonl --format json,csv -q";
        _tool.Run($"{Signals} --name before").Expect(0);
        string time = AnswerOtherwise(_tool.PathOf("store.jsonl"), 5);
        _tool.Run($"{Signals} --signals-mode replay --name now").Expect(0);

        JsonElement found = Diff("");
        Assert.StartsWith("recording ", Cause(found), StringComparison.Ordinal);
        Assert.Contains($" of {time}: score: ", Cause(found), StringComparison.Ordinal);
        Assert.Equal(("signal", time), Event(found));
    }

    [Fact]
    public void Nothing()
    {
        Before();
        _tool.Run($"{Run} --data a.csv --name now").Expect(0);

        Assert.Equal("A runs/before\nB runs/now\nthe same.\n", _tool.Run("report diff runs/before runs/now").Expect(0).Out);
    }

    private void Before()
    {
        _tool.Run("data export --data sample --out a.csv").Expect(0);
        _tool.Run($"{Run} --data a.csv --name before").Expect(0);
    }

    private JsonElement Diff(string options) => JsonDocument.Parse(_tool.Run($"report diff runs/before runs/now --json {options}").Expect(1).Out).RootElement;

    private static string Cause(JsonElement found)
    {
        JsonElement cause = Assert.Single(found.GetProperty("causes").EnumerateArray());
        return $"{cause.GetProperty("kind").GetString()} {cause.GetProperty("text").GetString()}";
    }

    private static (string Kind, string Time) Event(JsonElement found)
    {
        JsonElement first = found.GetProperty("first_event");
        return (first.GetProperty("kind").GetString()!, first.GetProperty("time").GetString()!);
    }

    private JsonElement[] TradesOf(string run) =>
        [.. JsonDocument.Parse(File.ReadAllText(_tool.PathOf($"runs/{run}/report.json"))).RootElement.GetProperty("trades").EnumerateArray()];

    /// <summary>Time of the first line in which the two lists of orders differ.</summary>
    private string FirstOtherOrder()
    {
        string[] before = File.ReadAllLines(_tool.PathOf("runs/before/orders.csv"));
        string[] now = File.ReadAllLines(_tool.PathOf("runs/now/orders.csv"));
        (string one, string other) = before.Zip(now).First(pair => pair.First != pair.Second);
        return string.CompareOrdinal(one, other) < 0 ? one.Split(',')[0] : other.Split(',')[0];
    }

    /// <summary>Makes the answer of one recording a little weaker, and says which time it is about.</summary>
    private static string AnswerOtherwise(string store, int which)
    {
        string[] lines = File.ReadAllLines(store);
        int at = Enumerable.Range(0, lines.Length).Where(i => JsonNode.Parse(lines[i])!["answer"] is JsonObject).Skip(which).First();
        JsonNode recording = JsonNode.Parse(lines[at])!;
        JsonObject answer = recording["answer"]!.AsObject();
        string name = answer.First(member => member.Value is JsonValue value && value.TryGetValue(out double number) && member.Key != "confidence").Key;
        double score = answer[name]!.GetValue<double>();
        answer[name] = score * 0.9;
        recording["text"] = answer.ToJsonString();
        lines[at] = recording.ToJsonString();
        File.WriteAllLines(store, lines);
        return recording["time"]!.GetValue<string>();
    }
}
